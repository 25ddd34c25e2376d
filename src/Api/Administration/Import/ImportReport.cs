namespace HealthAssess.Api.Administration.Import;

/// <summary>What became of an import, type by type.</summary>
public sealed class ImportReport
{
    private readonly SortedDictionary<string, ImportTally> types = new(StringComparer.Ordinal);

    /// <summary>The counts of each type.</summary>
    public IReadOnlyDictionary<string, ImportTally> Types => types;

    /// <summary>Files that hold no FHIR.</summary>
    public List<string> NotFhir { get; } = [];

    /// <summary>References of accepted resources whose target is not here. They are kept as they are.</summary>
    public int MissingTargets { get; set; }

    /// <summary>The counts of one type.</summary>
    public ImportTally Of(string type)
    {
        if (!types.TryGetValue(type, out var tally))
        {
            types[type] = tally = new ImportTally();
        }

        return tally;
    }
}
