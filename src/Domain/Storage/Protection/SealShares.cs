namespace HealthAssess.Storage.Protection;

/// <summary>What a seal hands out, once.</summary>
/// <param name="Seal">Id of the seal.</param>
/// <param name="First">For one person.</param>
/// <param name="Second">For another.</param>
public sealed record SealShares(Guid Seal, string First, string Second);

/// <summary>How far the opening of a seal is.</summary>
public enum SealProgress
{
    /// <summary>No such seal, or no share of it.</summary>
    Wrong,

    /// <summary>One share is there; another person must bring the other.</summary>
    WaitsForSecond,

    /// <summary>Both shares came from one person.</summary>
    SamePerson,

    /// <summary>The records open again; their index is to be made anew.</summary>
    Opened,
}
