using System.Collections.Frozen;
using System.Text;

namespace HealthAssess.Fhir.Metadata;

/// <summary>The names of the resource types, asked for by their bytes without making a string.</summary>
internal static class ResourceNames
{
    private const int Longest = 40;

    private static readonly FrozenSet<string> Names =
        Definitions.Names.Where(name => !name.Contains('.', StringComparison.Ordinal) && char.IsAsciiLetterUpper(name[0]) && Definitions.IsResourceName(name)).ToFrozenSet(StringComparer.Ordinal);

    public static bool Holds(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[Longest];
        return name.Length <= Longest && Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text[..Encoding.UTF8.GetChars(name, text)]);
    }
}
