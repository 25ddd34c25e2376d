using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>What a letter rests on: a contraindication that stands in the record. It stays there; the letter does not carry it.</summary>
public static class LetterGround
{
    private static readonly string[] Over = ["inactive", "remission", "resolved", "refuted", "entered-in-error"];

    /// <summary>The types of resource that can hold one.</summary>
    public static IReadOnlyList<string> Types { get; } = ["Immunization", "AllergyIntolerance", "Condition", "ImmunizationRecommendation"];

    /// <summary>The diseases whose vaccination a record speaks against; an allergy or a condition may speak against any, which the clinician judges.</summary>
    public static IReadOnlyList<LetterDisease> Diseases(Resource recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return [.. LetterDisease.All.Where(disease => Supports(recorded, disease))];
    }

    /// <summary>True when a record supports a letter for a disease.</summary>
    public static bool Supports(Resource recorded, LetterDisease disease)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(disease);
        var root = recorded.Root;
        return recorded.TypeName switch
        {
            "Immunization" => IsNotGiven(root) && Speaks(root["vaccineCode"], disease),
            "ImmunizationRecommendation" => root.All("recommendation").Any(entry =>
                entry["forecastStatus"].All("coding").Any(coding => coding["code"].Text == "contraindicated") && entry.All("vaccineCode").Any(code => Speaks(code, disease))),
            "AllergyIntolerance" or "Condition" => !IsOver(root["clinicalStatus"]) && !IsOver(root["verificationStatus"]),
            _ => false,
        };
    }

    /// <summary>True where a record was wrong from the start, or is about something else now: what rested on it falls. What is merely over does not: a letter has its own end.</summary>
    public static bool Falls(Resource was, Resource? now)
    {
        ArgumentNullException.ThrowIfNull(was);
        return (was.TypeName != "Immunization" || IsNotGiven(was.Root))
            && (now is null || Person(was) != Person(now) || now.Root["verificationStatus"].All("coding").Any(coding => coding["code"].Text is "refuted" or "entered-in-error")
                || (was.TypeName == "Immunization" && !IsNotGiven(now.Root)));
    }

    private static string? Person(Resource recorded) => recorded.Root[recorded.TypeName == "Condition" ? "subject" : "patient"]["reference"].Text;

    private static bool IsNotGiven(Element immunization) =>
        immunization["status"].Text == "not-done" && immunization["statusReason"].All("coding").Any(coding => coding["system"].Text == VaccinationCodes.Reason && coding["code"].Text == NotGivenReasons.Precaution);

    private static bool Speaks(Element vaccine, LetterDisease disease) => vaccine.All("coding").Any(coding =>
        coding["system"].Text is { } system && coding["code"].Text is { } code && Vaccines.Find(system, code) is { } kind && disease.IsLeftWithout(kind));

    private static bool IsOver(Element status) => status.All("coding").Any(coding => Over.Contains(coding["code"].Text));
}
