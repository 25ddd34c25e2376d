namespace HealthAssess.Storage.Administration;

/// <summary>A training that an account has completed; it opens a right until it expires.</summary>
public sealed class Training
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required Guid Account { get; init; }

    /// <summary>Name of the course (Trainings).</summary>
    public required string Course { get; init; }

    /// <summary>The day it was completed.</summary>
    public required DateOnly Completed { get; init; }

    /// <summary>The last day on which it counts.</summary>
    public required DateOnly Expires { get; init; }

    /// <summary>Who put it on record.</summary>
    public Guid? RecordedBy { get; init; }
}
