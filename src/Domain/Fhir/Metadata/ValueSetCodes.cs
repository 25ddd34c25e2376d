namespace HealthAssess.Fhir.Metadata;

/// <summary>What a value set holds: codes by system. Of some systems (SNOMED CT, UCUM, languages …) any code is accepted.</summary>
internal sealed class ValueSetCodes
{
    private readonly Dictionary<string, HashSet<string>?> _systems = new(StringComparer.Ordinal);

    public ValueSetCodes(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            _systems[fields[0]] = fields[1] == "*" ? null : new HashSet<string>(fields[1..], StringComparer.Ordinal);
        }
    }

    public bool Holds(string system, string code) => _systems.TryGetValue(system, out var codes) && (codes is null || codes.Contains(code));

    /// <summary>For a plain code, whose system the element implies.</summary>
    public bool Holds(string code)
    {
        foreach (var codes in _systems.Values)
        {
            if (codes is null || codes.Contains(code))
            {
                return true;
            }
        }

        return false;
    }
}
