using System.Text.Json.Nodes;
using HealthAssess.Certificates.TravelDocuments;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Requirements;

/// <summary>Requirements as JSON that a small evaluator can run without a network: every number and list spelled out. The verifier's page reads it.</summary>
/// <remarks>The evaluator of the browser (<c>src/Web/Scripts/requirements</c>) must answer as this room does; vectors hold the two together.</remarks>
public static class CompiledRequirements
{
    /// <summary>The set with what a device needs besides: kinds of vaccine by their codes, and the two-letter codes by which it names countries.</summary>
    public static JsonObject Published(RequirementSet set)
    {
        var json = Of(set);
        json["vaccines"] = new JsonObject(Codes().DistinctBy(code => code.Code).Select(code => KeyValuePair.Create(code.Code, (JsonNode?)code.Key)));
        json["countries"] = new JsonObject(Countries.Alpha3Codes.Select(country => KeyValuePair.Create(country, (JsonNode?)Countries.Alpha2(country))));
        return json;
    }

    /// <summary>The set.</summary>
    public static JsonObject Of(RequirementSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return new JsonObject
        {
            ["version"] = set.Version,
            ["lists"] = new JsonObject(set.Rules.SelectMany(Lists).DistinctBy(list => list.Id).Select(list => KeyValuePair.Create(list.Id, (JsonNode?)Texts(list.Countries.Order(StringComparer.Ordinal))))),
            ["rules"] = new JsonArray([.. set.Rules.Select(Rule)]),
        };
    }

    private static IEnumerable<RiskList> Lists(IRequirementRule rule) => rule switch
    {
        YellowFeverRule yellowFever => [yellowFever.Risk],
        PolioRule polio => [polio.States],
        _ => [],
    };

    private static JsonObject Rule(IRequirementRule rule)
    {
        var json = rule switch
        {
            YellowFeverRule yellowFever => Of(yellowFever),
            PolioRule polio => Of(polio),
            MeningococcalRule meningococcal => Of(meningococcal),
            _ => throw new InvalidOperationException("no such kind of rule: " + rule.GetType().Name),
        };
        json["id"] = rule.Id;
        json["country"] = rule.Country;
        json["disease"] = rule.Disease;
        json["source"] = new JsonObject { ["text"] = rule.Source.Text, ["asOf"] = rule.Source.AsOf };
        json["demo"] = rule.Demo;
        return json;
    }

    private static JsonObject Of(YellowFeverRule rule) => new()
    {
        ["kind"] = "yellow-fever",
        ["demand"] = rule.Demand switch { YellowFeverDemand.None => "NONE", YellowFeverDemand.All => "ALL", _ => "FROM_RISK" },
        ["minAgeMonths"] = rule.MinAgeMonths,
        ["transitHours"] = rule.TransitHours,
        ["lookbackDays"] = rule.LookbackDays,
        ["risk"] = rule.Risk.Id,
        ["exceptions"] = Texts(rule.Exceptions),
    };

    private static JsonObject Of(PolioRule rule) => new()
    {
        ["kind"] = "polio",
        ["states"] = rule.States.Id,
        ["compulsory"] = rule.Compulsory,
        ["stayDays"] = rule.StayDays,
        ["minDays"] = rule.MinDays,
        ["maxMonths"] = rule.MaxMonths,
    };

    private static JsonObject Of(MeningococcalRule rule) => new()
    {
        ["kind"] = "meningococcal",
        ["minAgeMonths"] = rule.MinAgeMonths,
        ["minDays"] = rule.MinDays,
        ["conjugateMonths"] = rule.ConjugateMonths,
        ["polysaccharideMonths"] = rule.PolysaccharideMonths,
    };

    // Where a code names several kinds the first is the usual one, as in Vaccines.Find.
    private static IEnumerable<(string Code, string Key)> Codes() =>
    [
        .. from vaccine in Vaccines.All
           from code in vaccine.Cvx.Concat(vaccine.Icd11 is { } icd11 ? [icd11] : []).Concat(vaccine.Icd11Products)
           select (code, vaccine.Key),
        .. Vaccines.Products.Select(product => (product.Code, product.Kind.Key)),
    ];

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];
}
