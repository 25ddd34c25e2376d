namespace HealthAssess.Storage.Certificates;

/// <summary>What came of trying a code.</summary>
/// <param name="Person">Whose card it is, when the code was right.</param>
/// <param name="Document">The DocumentReference it opens, when the code was right.</param>
/// <param name="IsLocked">True while too many wrong codes keep the link closed.</param>
public sealed record CardOpening(Guid? Person, Guid? Document, bool IsLocked)
{
    /// <summary>No such link, or a wrong code: nobody is told which.</summary>
    public static CardOpening Refused { get; } = new(null, null, false);

    /// <summary>Closed for now.</summary>
    public static CardOpening Locked { get; } = new(null, null, true);
}
