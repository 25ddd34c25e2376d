using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>What an Immunization says of the lot it was taken from, when it is a dose given at one of our Points of Entry.</summary>
/// <param name="Place">Where it was given.</param>
/// <param name="Lot">Id of the lot; null when the Immunization names none.</param>
/// <param name="Day">The day of the dose in the Point of Entry's own calendar; null when it has no day.</param>
internal sealed record DoseOfStock(PointOfEntry Place, Guid? Lot, DateOnly? Day)
{
    /// <summary>Null for history, refusals, mistakes and doses given elsewhere: none of them touches our stock.</summary>
    public static async ValueTask<DoseOfStock?> Of(Resource? immunization, IFacts facts, CancellationToken cancellation)
    {
        if (immunization is null || !IsGiven(immunization, out var place)
            || await facts.Read("Location", place, cancellation) is not { } location || !IsOurs(location))
        {
            return null;
        }

        var here = PlaceRecord.Read(location);
        return new DoseOfStock(here, LotOf(immunization.Root), DayOf(immunization.Root["occurrence"].Date, here));
    }

    private static bool IsGiven(Resource immunization, [NotNullWhen(true)] out string? place)
    {
        place = Id(immunization.Root["location"]["reference"].Text, "Location");
        return place is not null && immunization.Root["status"].Text == "completed" && immunization.Root["primarySource"].Boolean == true;
    }

    private static bool IsOurs(Resource location)
    {
        foreach (var identifier in location.Root.All("identifier"))
        {
            if (identifier["system"].Text == RegistrationCodes.PointOfEntrySystem)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The lot by reference, else by product and lot number.</summary>
    private static Guid? LotOf(Element immunization)
    {
        var reference = Id(immunization.Extension(VaccinationCodes.LotExtension)["value"]["reference"].Text, "Medication");
        return Guid.TryParse(reference, CultureInfo.InvariantCulture, out var lot) ? lot
            : immunization.Extension(VaccinationCodes.ProductExtension)["value"]["code"].Text is { } product && immunization["lotNumber"].Text is { } number ? LotId.Of(product, number)
            : null;
    }

    private static DateOnly? DayOf(FhirDateTime? occurrence, PointOfEntry place) => occurrence switch
    {
        { Instant: { } instant } => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone)).DateTime),
        { } date => date.Date.ToDateOnly(),
        null => null,
    };

    private static string? Id(string? reference, string type) =>
        reference is not null && reference.StartsWith(type + "/", StringComparison.Ordinal) ? reference[(type.Length + 1)..].Split('/')[0] : null;
}
