namespace HealthAssess.Fhir;

/// <summary>What became of some bytes: the resource where they could be read at all, and every issue found on the way.</summary>
/// <param name="Resource">Null where the bytes are not JSON of a known resource type.</param>
/// <param name="Issues">In the order of the bytes.</param>
public sealed record Reading(Resource? Resource, IReadOnlyList<Issue> Issues)
{
    /// <summary>Whether the resource was read without a fatal issue or an error.</summary>
    public bool IsClean => Resource is not null && !Issues.Any(issue => issue.IsError);
}
