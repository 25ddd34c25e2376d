using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>The elements of its resources: data types.</summary>
internal sealed partial class RandomResources
{
    private JsonObject Address()
    {
        var address = new JsonObject { ["city"] = Word(), ["country"] = Pick("UGA", "Uganda", "KEN") };
        Maybe(address, "line", () => new JsonArray("12 Main St."));
        return address;
    }

    private JsonObject Identifier()
    {
        var it = new JsonObject { ["value"] = CodeText() };
        Maybe(it, "system", () => SystemText());
        Maybe(it, "type", Concept);
        return it;
    }

    private JsonObject Coding()
    {
        var it = new JsonObject { ["code"] = CodeText() };
        Maybe(it, "system", () => SystemText(), 75);
        Maybe(it, "display", () => Pick(Displays));
        return it;
    }

    private JsonObject Concept()
    {
        var it = new JsonObject();
        Maybe(it, "coding", () => new JsonArray(Several(3, Coding)), 85);
        if (it.Count == 0 || Chance(40))
        {
            it["text"] = Pick(Displays);
        }

        return it;
    }

    private string Day() => Pick("2024", "2024-02", "2024-02-29", "2024-03", "2023-12-31", "1999-12-31");

    private JsonObject Activity()
    {
        var detail = new JsonObject { ["status"] = "scheduled" };
        Choice(detail, ("scheduledTiming", Timing), ("scheduledPeriod", Period), ("scheduledString", () => Word()));
        return new JsonObject { ["detail"] = detail };
    }

    private JsonObject UseContext()
    {
        var it = new JsonObject { ["code"] = Coding() };
        var (name, value) = Pick<(string, Func<JsonNode>)>(("valueCodeableConcept", Concept), ("valueQuantity", Amount));
        it[name] = value();
        return it;
    }

    private JsonObject Timing() => Chance(50)
        ? new JsonObject { ["event"] = new JsonArray(Several(3, () => Date())) }
        : new JsonObject { ["repeat"] = new JsonObject { ["boundsPeriod"] = Period() } };

    private JsonObject Period()
    {
        var (one, other) = (Date(), Date());
        if (SpecDate.Of(one)!.Value.Low > SpecDate.Of(other)!.Value.Low)
        {
            (one, other) = (other, one);
        }

        // The rule per-1 wants to be sure that the start is not after the end, and a date has no zone to compare a moment in.
        var shorter = Math.Min(one.Length, other.Length);
        var isSure = SpecDate.Of(one)!.Value.High <= SpecDate.Of(other)!.Value.Low
            && ((one.Contains('T', StringComparison.Ordinal) && other.Contains('T', StringComparison.Ordinal)) || string.CompareOrdinal(one[..shorter], other[..shorter]) < 0);
        return random.Next(4) switch { 0 => new JsonObject { ["start"] = one }, 1 => new JsonObject { ["end"] = other }, _ when !isSure => new JsonObject { ["start"] = one }, _ => new JsonObject { ["start"] = one, ["end"] = other } };
    }

    private JsonObject Amount() => Quantity([.. SpecUnits.Codes]);

    private JsonObject Quantity(params string[] units)
    {
        var it = new JsonObject { ["value"] = Number() };
        if (Chance(80))
        {
            it["system"] = "http://unitsofmeasure.org";
            it["code"] = Pick(units);
        }

        Maybe(it, "unit", () => Pick("kilo", "g", "words"));
        Maybe(it, "comparator", () => Pick("<", "<=", ">", ">="), 10);
        return it;
    }

    private JsonNode Number() => JsonNode.Parse(Pick("1", "1.5", "1500", "99.5", "100", "100.49", "100.5", "0.0054", "-2", "5.40", "1e2"))!;

    private JsonObject AgeRange()
    {
        var low = random.Next(1, 40);
        var it = new JsonObject();
        Maybe(it, "low", () => Years(low), 80);
        if (it.Count == 0 || Chance(70))
        {
            it["high"] = Years(low + random.Next(40));
        }

        return it;
    }

    private static JsonObject Years(int value) => new() { ["value"] = value, ["system"] = "http://unitsofmeasure.org", ["code"] = "a" };

    private static JsonObject Percent(int value) => new() { ["value"] = value, ["system"] = "http://unitsofmeasure.org", ["code"] = "%" };

    private JsonObject Prediction() => Chance(70)
        ? new JsonObject { ["probabilityDecimal"] = JsonNode.Parse(Pick("0.5", "0.25", "0.75", "0.8", "1")) }
        : new JsonObject { ["probabilityRange"] = new JsonObject { ["low"] = Percent(20), ["high"] = Percent(60) } };

    private JsonObject Component()
    {
        var it = new JsonObject { ["code"] = Concept() };
        Maybe(it, "valueQuantity", Amount, 80);
        return it;
    }
}
