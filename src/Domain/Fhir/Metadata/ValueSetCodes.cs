using System.Text;

namespace HealthAssess.Fhir.Metadata;

/// <summary>What a value set holds: codes by system. Of some systems (SNOMED CT, UCUM, languages …) any code is accepted.</summary>
internal sealed class ValueSetCodes
{
    private const int Longest = 256;
    private readonly Dictionary<string, HashSet<string>?> _systems = new(StringComparer.Ordinal);

    public ValueSetCodes(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            _systems[fields[0]] = fields[1] == "*" ? null : new HashSet<string>(fields[1..], StringComparer.Ordinal);
        }
    }

    public ValueSetCodes(IEnumerable<(string System, IEnumerable<string>? Codes)> systems)
    {
        foreach (var (system, codes) in systems)
        {
            var known = _systems.GetValueOrDefault(system) ?? new HashSet<string>(StringComparer.Ordinal);
            known.UnionWith(codes ?? []);
            _systems[system] = codes is null ? null : known;
        }
    }

    /// <summary>Codes by system; null for any code of the system.</summary>
    public IReadOnlyDictionary<string, HashSet<string>?> Systems => _systems;

    /// <summary>Whether a code of that system is in the set; both in UTF-8.</summary>
    public bool Holds(ReadOnlySpan<byte> system, ReadOnlySpan<byte> code)
    {
        Span<char> text = stackalloc char[Longest];
        return system.Length <= Longest
            && _systems.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..Encoding.UTF8.GetChars(system, text)], out var codes)
            && Holds(codes, code);
    }

    /// <summary>For a plain code, whose system the element implies.</summary>
    public bool Holds(ReadOnlySpan<byte> code)
    {
        foreach (var codes in _systems.Values)
        {
            if (Holds(codes, code))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(HashSet<string>? codes, ReadOnlySpan<byte> code)
    {
        Span<char> text = stackalloc char[Longest];
        return codes is null
            || (code.Length <= Longest && codes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[..Encoding.UTF8.GetChars(code, text)]));
    }
}
