namespace HealthAssess.Domain.Access;

/// <summary>One row of the table of stored types: whose data it is, who may write it, what a write causes.</summary>
/// <param name="Type">FHIR resource type.</param>
/// <param name="OfPerson">True when every instance belongs to one traveller; false for registers.</param>
/// <param name="Write">A caller with one of these rights may write it.</param>
/// <param name="Rules">What is checked and caused by a write, in words for the CapabilityStatement and docs/api.md.</param>
public sealed record TypePolicy(string Type, bool OfPerson, IReadOnlyList<Permission> Write, string Rules)
{
    /// <summary>True when the caller may write this type at all; where and on which version is the store's to check.</summary>
    /// <remarks>A right that rests for want of training is not reached by another door either.</remarks>
    public bool MayWrite(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Write.Any(caller.May) && (caller.Lapsed is null || !Write.Any(caller.Lapsed.Contains));
    }
}
