namespace HealthAssess.Fhir.Patching;

/// <summary>What a patch made of a resource.</summary>
/// <param name="Resource">The changed resource; null where it could not be changed.</param>
/// <param name="Issues">Why not, or what is wrong with the form of the result.</param>
public sealed record PatchResult(Resource? Resource, IReadOnlyList<Issue> Issues)
{
    internal static PatchResult Failed(string expression, string text) =>
        new(null, [new Issue(IssueSeverity.Error, "business-rule", expression, text)]);

    internal static PatchResult TooCostly(string expression) => Failed(expression, "So many operations on so large a resource, or so many patches in a Bundle, are too costly. Send fewer at a time.");
}
