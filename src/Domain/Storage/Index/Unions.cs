using System.Collections.Frozen;

namespace HealthAssess.Storage.Index;

/// <summary>
/// Parameters that find what others find already (<c>name</c> finds every <c>family</c>). Their rows are kept once,
/// under the narrower parameter, and a query for the wider one asks for all of them.
/// </summary>
internal static class Unions
{
    private static readonly string[] AddressParts = ["address-city", "address-country", "address-postalcode", "address-state"];

    private static readonly FrozenDictionary<(string Type, string Code), string[]> Parts = new Dictionary<(string, string), string[]>
    {
        [("Patient", "name")] = ["family", "given"],
        [("Patient", "address")] = AddressParts,
        [("Patient", "telecom")] = ["phone", "email"],
        [("Practitioner", "name")] = ["family", "given"],
        [("Practitioner", "address")] = AddressParts,
        [("Practitioner", "telecom")] = ["phone", "email"],
        [("PractitionerRole", "telecom")] = ["phone", "email"],
        [("RelatedPerson", "address")] = AddressParts,
        [("RelatedPerson", "telecom")] = ["phone", "email"],
        [("Location", "address")] = AddressParts,
        [("Organization", "address")] = AddressParts,
        [("Observation", "combo-code")] = ["code", "component-code"],
        [("Observation", "combo-value-quantity")] = ["value-quantity", "component-value-quantity"],
        [("Observation", "combo-value-concept")] = ["value-concept", "component-value-concept"],
        [("Observation", "combo-data-absent-reason")] = ["data-absent-reason", "component-data-absent-reason"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Types = Parts.Keys.Select(key => key.Type).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<long, long[]> PartHashes = Parts.ToFrozenDictionary(
        entry => IndexHash.Parameter(entry.Key.Type, entry.Key.Code),
        entry => entry.Value.Select(part => IndexHash.Parameter(entry.Key.Type, part)).ToArray());

    /// <summary>Those that find nothing but what their parts find: the <c>combo-</c> parameters are defined as the union of two expressions.</summary>
    public static bool IsNothingMore(string type, string code) => code.StartsWith("combo-", StringComparison.Ordinal) && Parts.ContainsKey((type, code));

    /// <summary>Whether the type has any.</summary>
    public static bool Has(string type) => Types.Contains(type);

    /// <summary>The same by hash; none for a parameter that stands alone.</summary>
    public static long[] PartsOf(long param) => PartHashes.GetValueOrDefault(param, []);

    /// <summary>The narrower parameters; none for a parameter that stands alone.</summary>
    public static IReadOnlyList<string> Of(string type, string code) => Parts.GetValueOrDefault((type, code), []);

    /// <summary>The hashes that a query for the parameter asks for.</summary>
    public static long[] Hashes(string type, string code, string variant = "") =>
        [IndexHash.Parameter(type, code, variant), .. Of(type, code).Select(part => IndexHash.Parameter(type, part, variant))];
}
