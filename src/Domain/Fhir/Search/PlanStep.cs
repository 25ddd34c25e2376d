namespace HealthAssess.Fhir.Search;

/// <summary>A step of a path to the children of one name that meet a condition.</summary>
/// <param name="Name">The element's FHIR name.</param>
/// <param name="Type">The type it must have; null for any.</param>
/// <param name="Target">The resource type that its reference must point to; null for any.</param>
/// <param name="Child">A child and the value that it must have; null for none.</param>
internal sealed record PlanStep(string Name, string? Type = null, string? Target = null, (string Name, string Value)? Child = null)
{
    /// <summary>Whether a child of that name meets the rest.</summary>
    public bool Accepts(Element element) =>
        (Type is null || element.Shape!.Name == Type || (!element.Shape.IsPrimitive && element.Shape.Is(Type)))
        && (Target is null || SearchReference.PointsTo(element, Target))
        && (Child is not { } child || element[child.Name].Text == child.Value);
}
