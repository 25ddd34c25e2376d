using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>The colour a traveller has in the queue, as a FHIR Flag. It says nothing of why.</summary>
public static class TriageFlag
{
    internal static Resource Of(Assessment assessment, Guid id)
    {
        var colour = assessment.Decision.Disposition.Colour().ToString();
        return new FlagBuilder
        {
            Id = id.ToString(),
            Meta = assessment.Label,
            Status = "active",
            Category = { Terms.Concept("http://terminology.hl7.org/CodeSystem/flag-category", "clinical") },
            Code = Terms.Concept(AssessmentCodes.Triage, colour.ToLowerInvariant(), colour),
            Subject = Terms.To(assessment.Traveller),
            Encounter = assessment.Visit is { } visit ? Terms.To("Encounter", visit) : null,
            Period = new PeriodBuilder { Start = assessment.At },
            Author = assessment.By,
            Extension = [.. assessment.AtPlace is { } place ? [place] : Array.Empty<ExtensionBuilder>()],
        }.Build();
    }

    /// <summary>True for a colour that still stands.</summary>
    public static bool Stands(Resource flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return flag.Root["status"].Text == "active" && flag.Root["code"]["coding"]["system"].Text == AssessmentCodes.Triage;
    }

    /// <summary>The flag, ended by a later assessment.</summary>
    public static Resource End(Resource flag, DateTimeOffset at)
    {
        var ended = FlagBuilder.From(flag);
        ended.Status = "inactive";
        ended.Period ??= new PeriodBuilder();
        ended.Period.End = at;
        return ended.Build();
    }
}
