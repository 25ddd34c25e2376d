using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HealthAssess.Domain.Requirements;

/// <summary>A set of requirements with other rules for some countries; what the edit does not speak of stays byte for byte what it was.</summary>
public static class RequirementEdit
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The set with one country's yellow-fever rule as stated. A rule that was stated is no demonstration any more.</summary>
    public static byte[] With(byte[] set, YellowFeverTerms terms, DateOnly version)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return With(set, [terms], version);
    }

    internal static byte[] With(byte[] set, IReadOnlyCollection<YellowFeverTerms> terms, DateOnly version, JsonObject? riskList = null)
    {
        var json = JsonNode.Parse(set)!.AsObject();
        var (rules, lists) = (json["rules"]!.AsArray(), json["lists"]!.AsArray());
        if (riskList is not null)
        {
            Replace(lists, list => list["id"]!.GetValue<string>() == riskList["id"]!.GetValue<string>(), riskList);
        }

        var newest = riskList?["id"]!.GetValue<string>() ?? rules.Select(rule => rule!["risk"]?.GetValue<string>()).LastOrDefault(risk => risk is not null);
        foreach (var one in terms)
        {
            Replace(rules, rule => rule["kind"]!.GetValue<string>() == "yellow-fever" && rule["country"]!.GetValue<string>() == one.Country, Rule(one, newest));
        }

        json["version"] = version.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return System.Text.Encoding.UTF8.GetBytes(json.ToJsonString(Readable));
    }

    private static void Replace(JsonArray array, Func<JsonNode, bool> same, JsonNode by)
    {
        var at = array.ToList().FindIndex(one => same(one!));
        array.RemoveAll(one => same(one!));
        array.Insert(at < 0 ? array.Count : at, by);
    }

    private static JsonObject Rule(YellowFeverTerms terms, string? newest)
    {
        var rule = new JsonObject { ["id"] = "YF-" + terms.Country, ["kind"] = "yellow-fever", ["country"] = terms.Country, ["demand"] = terms.Demand, ["minAgeMonths"] = terms.MinAgeMonths };
        Add(rule, "transitHours", terms.TransitHours is { } hours ? JsonValue.Create(hours) : null);
        Add(rule, "lookbackDays", terms.LookbackDays is { } days ? JsonValue.Create(days) : null);
        Add(rule, "risk", terms.Demand == "FROM_RISK" ? terms.Risk ?? newest : null);
        var source = new JsonObject { ["text"] = terms.SourceText, ["asOf"] = terms.SourceAsOf };
        Add(source, "url", terms.SourceUrl);
        rule["source"] = source;
        return rule;
    }

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }
}
