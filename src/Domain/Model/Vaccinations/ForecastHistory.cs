using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>A traveller's record as the immunization engine reads it.</summary>
/// <param name="History">What the engine is asked.</param>
/// <param name="Doses">The Immunizations; a dose has its place here as its number.</param>
/// <param name="BirthDateEstimated">True when only a month or year of birth is known: the last day is taken, so that nobody is thought older than they are.</param>
public sealed record ForecastHistory(PatientHistory History, IReadOnlyList<Resource> Doses, bool BirthDateEstimated)
{
    /// <summary>The types of resource that are looked at.</summary>
    public static IReadOnlyList<string> Types { get; } = ["Patient", "Immunization", "Condition", "Observation", "AllergyIntolerance"];

    /// <summary>Immunizations that were entered in error: they count for nothing and are still shown.</summary>
    public IReadOnlyList<Resource> Mistakes { get; init; } = [];

    private static Refusal NoBirthDate { get; } = new(RefusalKind.BusinessRule, "birth-date-missing", "A forecast needs at least a year of birth. Ask for it and record it first.");

    /// <summary>Reads a record. Every rule counts from the birth date, so without one there is no forecast; doses that were not given or are mistakes are passed over.</summary>
    /// <param name="record">Everything of one person, the Patient first.</param>
    /// <param name="today">The assessment date.</param>
    public static Outcome<ForecastHistory> Of(IReadOnlyList<Resource> record, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var patient = record[0].Root;
        if (!FhirDate.TryParse(patient["birthDate"].Text, out var born) || born.First > today)
        {
            return NoBirthDate;
        }

        List<Resource> given = [.. record.Where(one => one.TypeName == "Immunization" && one.Root["status"].Text == "completed" && one.Root["occurrence"].Date is not null)];
        var history = new PatientHistory
        {
            BirthDate = born.Last > today ? today : born.Last,
            AssessmentDate = today,
            Gender = patient["gender"].Text switch { "female" => Gender.Female, "male" => Gender.Male, _ => Gender.Unknown },
            Doses = [.. given.Select(Dose)],
            Observations = [.. record.Where(one => one.TypeName is not ("Patient" or "Immunization")).Select(PatientFindings.Read).OfType<PatientObservation>()],
        };
        return Outcome<ForecastHistory>.Of(new(history, given, born.Precision != DatePrecision.Day)
        {
            Mistakes = [.. record.Where(one => one.TypeName == "Immunization" && one.Root["status"].Text == "entered-in-error")],
        });
    }

    private static AdministeredDose Dose(Resource immunization, int number)
    {
        var root = immunization.Root;
        var on = root["occurrence"].Date!.Value.Date;
        return new AdministeredDose(number, on.First, DoseCodes.Cvx(immunization))
        {
            LatestDate = on.Precision == DatePrecision.Day ? null : on.Last,
            LotExpiry = root["expirationDate"].Date?.Date.Last,
            Substandard = root["isSubpotent"].Boolean == true,
        };
    }
}
