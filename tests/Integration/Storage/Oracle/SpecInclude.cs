using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>_include and _revinclude as a plain walk from resource to resource, written from search.html#include.</summary>
internal sealed class SpecInclude(IReadOnlyList<JsonObject> resources, IReadOnlyList<(string Name, string Value)> includes)
{
    /// <summary>What comes along with these, each once and none of these.</summary>
    public IReadOnlyList<JsonObject> Of(string type, IReadOnlyList<JsonObject> matches)
    {
        List<JsonObject> along = [];
        for (var from = matches; from.Count > 0;)
        {
            var isFirst = ReferenceEquals(from, matches);
            from = [.. resources.Where(one => !matches.Contains(one) && !along.Contains(one)
                && includes.Any(include => (isFirst || include.Name.EndsWith(":iterate", StringComparison.Ordinal)) && from.Any(here => Leads(type, include, here, one))))];
            along.AddRange(from);
        }

        return along;
    }

    private static bool Leads(string type, (string Name, string Value) include, JsonObject here, JsonObject there)
    {
        var isReverse = include.Name.StartsWith("_rev", StringComparison.Ordinal);
        var (source, target) = isReverse ? (there, here) : (here, there);
        if (include.Value == "*")
        {
            // What goes on from what was included is of any type.
            return (isReverse || include.Name.EndsWith(":iterate", StringComparison.Ordinal) || SpecSearch.TypeOf(source) == type) && Any(source, target);
        }

        var parts = include.Value.Split(':');
        return SpecSearch.TypeOf(source) == parts[0] && (parts.Length < 3 || SpecSearch.TypeOf(target) == parts[2])
            && (parts[1] == "*" ? Any(source, target) : SpecSearch.PointsTo(source, SpecParameter.Find(parts[0], parts[1]), target));
    }

    private static bool Any(JsonObject source, JsonObject target) =>
        SpecParameter.Of(SpecSearch.TypeOf(source)).Any(link => link.Kind == Kind.Reference && SpecSearch.PointsTo(source, link, target));
}
