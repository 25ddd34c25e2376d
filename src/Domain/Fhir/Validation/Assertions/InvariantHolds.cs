using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>The rules of the definitions that are written in FHIRPath.</summary>
/// <remarks>
/// FHIR R4, conformance-rules.html#constraints. An expression that selects nothing is not true: the rule is broken, as for a period
/// whose start is a day and whose end is a time on that day.
/// Rules that other assertions hold are not asked again, nor are those that only recommend (dom-6).
/// </remarks>
internal sealed class InvariantHolds : IAssertion
{
    private static readonly HashSet<string> HeldElsewhere = ["ele-1", "ext-1", "ref-1", "dom-2", "dom-3", "dom-4", "dom-5", "dom-6", "txt-1", "txt-2", "bdl-7"];

    public bool AppliesTo(TypeShape type, ElementShape? element) => Select(type, element).Length > 0;

    public void Check(Element element, Examination examination)
    {
        var property = element.Property;
        Check(property is null ? element.Shape!.Rules ??= Select(element.Shape!, null) : property.Rules ??= Select(property.Type, property.Element), element, examination);
    }

    public static void Check(Invariant[] invariants, Element element, Examination examination)
    {
        foreach (var invariant in invariants)
        {
            if (invariant.IsBroken(element))
            {
                examination.Add(invariant.Severity, element, "invariant", $"The rule {invariant.Key} does not hold: {invariant.Expression}");
            }
        }
    }

    private static Invariant[] Select(TypeShape type, ElementShape? element) =>
        [.. type.Invariants.Concat(element?.Invariants ?? []).Where(invariant => !HeldElsewhere.Contains(invariant.Key))];
}
