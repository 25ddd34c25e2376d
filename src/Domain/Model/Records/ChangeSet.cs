namespace HealthAssess.Domain;

/// <summary>Everything one use case wants written, in order, all or nothing.</summary>
/// <param name="Changes">FHIR resources to create, update or delete.</param>
/// <param name="Outbox">What must happen after the commit.</param>
/// <param name="StockMovements">Lots to take from or add to.</param>
public sealed record ChangeSet(
    IReadOnlyList<Change> Changes,
    IReadOnlyList<OutboxEntry> Outbox,
    IReadOnlyList<StockMovement> StockMovements)
{
    /// <summary>Doses whose certificates are withdrawn: they were entered in error, are another person's, or say something else now.</summary>
    public IReadOnlyList<WithdrawnDose> WithdrawnDoses { get; init; } = [];

    /// <summary>Travellers whose certificates are withdrawn: their record was made in error.</summary>
    public IReadOnlyList<WithdrawnTraveller> WithdrawnTravellers { get; init; } = [];

    /// <summary>Nothing to write.</summary>
    public static ChangeSet Empty { get; } = new([], [], []);

    /// <summary>Resource changes only.</summary>
    public static ChangeSet Of(params IReadOnlyList<Change> changes) => new(changes, [], []);

    /// <summary>True when nothing would be written.</summary>
    public bool IsEmpty => Changes.Count == 0 && Outbox.Count == 0 && StockMovements.Count == 0 && WithdrawnDoses.Count == 0 && WithdrawnTravellers.Count == 0;

    /// <summary>This and then <paramref name="other"/>.</summary>
    public ChangeSet And(ChangeSet other) => new(
        [.. Changes, .. other.Changes], [.. Outbox, .. other.Outbox], [.. StockMovements, .. other.StockMovements])
    {
        WithdrawnDoses = [.. WithdrawnDoses, .. other.WithdrawnDoses],
        WithdrawnTravellers = [.. WithdrawnTravellers, .. other.WithdrawnTravellers],
    };
}
