using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthAssess.Api.Fhir;

/// <summary>Which types a search over types asks for: those of <c>_type</c>, else all that are stored.</summary>
/// <remarks>http://hl7.org/fhir/R4/search.html#searchcontexts</remarks>
/// <param name="Types">At least one, each once.</param>
/// <param name="Query">The rest of the question.</param>
internal sealed record AskedTypes(IReadOnlyList<string> Types, string Query)
{
    /// <summary>Within a compartment, all types are those that can be in it.</summary>
    public static Outcome<AskedTypes> InCompartment(string holder, string query)
    {
        var asked = Of(query);
        return asked.Ok && asked.Value.Types.Count == TypePolicies.ByType.Count
            ? Outcome<AskedTypes>.Of(asked.Value with { Types = [.. asked.Value.Types.Where(type => Compartment.Holds(holder, type))] })
            : asked;
    }

    public static Outcome<AskedTypes> Of(string query)
    {
        string[] types = [.. QueryHelpers.ParseQuery(query).Where(pair => pair.Key == "_type").SelectMany(pair => pair.Value)
            .SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal)];
        if (Array.Find(types, type => TypePolicies.Of(type) is null) is { } unknown)
        {
            return FhirRefusals.NotStored(unknown) with { Expression = "_type" };
        }

        var rest = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => pair.Split('=')[0] != "_type");
        return Outcome<AskedTypes>.Of(new AskedTypes(types.Length > 0 ? types : [.. TypePolicies.ByType.Keys.Order(StringComparer.Ordinal)], string.Join('&', rest)));
    }
}
