using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>The decision as a FHIR ClinicalImpression: protocol and version, parameters, rules with their inputs, and the words.</summary>
internal static class ImpressionRecord
{
    public static Resource Of(Assessment assessment, Resource response, IEnumerable<Resource> observations)
    {
        var decision = assessment.Decision;
        return new ClinicalImpressionBuilder
        {
            Id = assessment.Id,
            Meta = assessment.Label,
            Status = assessment.Signed is null ? "in-progress" : "completed",
            Description = decision.Protocol.Title.In(assessment.Language),
            Subject = Terms.To(assessment.Traveller),
            Encounter = assessment.Visit is { } visit ? Terms.To("Encounter", visit) : null,
            EffectiveDateTime = assessment.At,
            Date = assessment.At,
            Assessor = assessment.By,
            Previous = assessment.Previous is { } previous ? Terms.To("ClinicalImpression", previous) : null,
            Protocol = { AssessmentCodes.Protocol(decision.Protocol.Id, decision.Protocol.Version) },
            Investigation = { Investigation([response, .. observations]) },
            Summary = string.Join(' ', decision.Explain(assessment.Language)),
            Finding =
            [
                .. decision.Fired.Where(decision.Counts).Select(rule => Finding(decision, rule, null)),
                .. decision.Open.Select(rule => Finding(decision, rule, "unknown")),
                .. decision.Near.Select(rule => Finding(decision, rule, "near")),
            ],
            Extension = [.. Extensions(decision), .. Life(assessment)],
        }.Build();
    }

    private static ClinicalImpressionInvestigationBuilder Investigation(IEnumerable<Resource> items) => new()
    {
        Code = new CodeableConceptBuilder { Text = "Screening" },
        Item = [.. items.Select(item => new ReferenceBuilder { Literal = $"{item.TypeName}/{item.Id}" })],
    };

    private static ClinicalImpressionFindingBuilder Finding(Decision decision, FiredRule rule, string? state)
    {
        var finding = new ClinicalImpressionFindingBuilder
        {
            ItemCodeableConcept = Terms.Concept(AssessmentCodes.Rule, $"{decision.Protocol.Id}#{rule.Rule.Id}"),
            Basis = string.Join("; ", rule.Inputs.Select(input => $"{input.Key}={Values.Write(input.Value)}")),
        };
        if (state is not null)
        {
            finding.Extension.Add(Terms.Code(AssessmentCodes.FindingExtension, state));
        }

        return finding;
    }

    private static IEnumerable<ExtensionBuilder> Life(Assessment assessment) =>
    [
        .. assessment.Parts.Select(part => new ExtensionBuilder { Url = AssessmentCodes.PartExtension, ValueReference = Terms.To("ClinicalImpression", part) }),
        .. assessment.Signed is { } signed ? [signed.Extension()] : Array.Empty<ExtensionBuilder>(),
        .. assessment.Amendments.Select(amendment => amendment.Extension()),
    ];

    private static IEnumerable<ExtensionBuilder> Extensions(Decision decision) =>
    [
        new() { Url = AssessmentCodes.DispositionExtension, ValueCoding = new CodingBuilder { System = AssessmentCodes.Disposition, Code = decision.Disposition.Code() } },
        .. decision.Days is { } days ? [new ExtensionBuilder { Url = AssessmentCodes.DaysExtension, ValueInteger = days }] : Array.Empty<ExtensionBuilder>(),
        new() { Url = AssessmentCodes.AsOfExtension, ValueDate = FhirDate.Of(decision.Situation.AsOf) },
        .. decision.Parameters.Select(parameter => new ExtensionBuilder
        {
            Url = AssessmentCodes.ParameterExtension,
            Extension = { Terms.Text("name", parameter.Key), Terms.Text("value", Values.Write(parameter.Value)) },
        }),
        .. (decision.Situation.Visits ?? []).Select(Visit),
        .. decision.Unknown.Select(linkId => Terms.Text(AssessmentCodes.UnknownExtension, linkId)),
        .. decision.Outputs.Select(output => Terms.Code(AssessmentCodes.OutputExtension, output)),
    ];

    private static ExtensionBuilder Visit(Visit visit)
    {
        var extension = new ExtensionBuilder { Url = AssessmentCodes.VisitExtension, Extension = { Terms.Code("area", visit.Area) } };
        if (visit.Left is { } left)
        {
            extension.Extension.Add(new ExtensionBuilder { Url = "left", ValueDate = FhirDate.Of(left) });
        }

        return extension;
    }
}
