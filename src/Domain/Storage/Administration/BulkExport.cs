namespace HealthAssess.Storage.Administration;

/// <summary>An export that somebody began. Its files are made while they are read, so this is all there is of it; deleted, it is over.</summary>
public sealed class BulkExport
{
    /// <summary>Id of the export, part of its addresses.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose it is: nobody else learns of it.</summary>
    public required Guid Account { get; init; }

    /// <summary>What was stored then is in it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The types asked for; none for all.</summary>
    public required string[] Types { get; init; }

    /// <summary>Only what changed since then, as it was asked for.</summary>
    public string? Since { get; init; }
}
