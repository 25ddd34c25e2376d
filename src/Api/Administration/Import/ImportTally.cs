namespace HealthAssess.Api.Administration.Import;

/// <summary>The counts of one type.</summary>
public sealed class ImportTally
{
    private readonly SortedDictionary<string, int> refused = new(StringComparer.Ordinal);

    /// <summary>Stored now.</summary>
    public int Accepted { get; set; }

    /// <summary>This exact content of this id was imported before, from any file.</summary>
    public int Unchanged { get; set; }

    /// <summary>Refused, by reason.</summary>
    public IReadOnlyDictionary<string, int> Refused => refused;

    public void Refuse(string reason) => refused[reason] = refused.GetValueOrDefault(reason) + 1;
}
