namespace HealthAssess.Storage.Search;

/// <summary>How an ordered value compares: the two letters before it.</summary>
/// <remarks>FHIR R4, search.html#prefix.</remarks>
internal static class Prefix
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap" };

    /// <summary>The prefix, <c>eq</c> where there is none, and the rest.</summary>
    public static (string Prefix, string Value) Of(string value) =>
        value.Length > 2 && Known.Contains(value[..2]) ? (value[..2], value[2..]) : ("eq", value);
}
