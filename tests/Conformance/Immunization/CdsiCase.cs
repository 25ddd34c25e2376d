using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Cli;
using HealthAssess.Immunization;

namespace HealthAssess.Tests.Conformance.Immunization;

/// <summary>One published case and whether an answer passes it, as ../shared/data/cdsi/score.py counts in its column caseAll.</summary>
internal sealed class CdsiCase(string line)
{
    private static readonly Dictionary<string, string[]> Antigens = new()
    {
        ["DTaP/Tdap/Td"] = ["Diphtheria", "Tetanus", "Pertussis"],
        ["MMR"] = ["Measles", "Mumps", "Rubella"],
    };

    private readonly JsonNode given = JsonNode.Parse(line)!;

    public string Id => Text(given["id"]);

    public string Suite => Text(given["suite"]);

    public string Group => Text(given["vaccineGroup"]);

    public static IEnumerable<CdsiCase> All() => File.ReadLines(SharedData.Path("cdsi", "cases.public.jsonl")).Select(line => new CdsiCase(line));

    public PatientHistory History() => ForecastCase.Read(Element());

    public bool Passes(Schedule schedule)
    {
        var answer = ForecastAnswer.Of(schedule, Element());
        return ForecastPasses(answer["forecasts"]!.AsArray()) && given["doses"]!.AsArray().All(dose => DosePasses(answer["evaluations"]!.AsArray(), dose!));
    }

    private bool ForecastPasses(JsonArray forecasts)
    {
        var expected = given["expected"]!;
        return forecasts.FirstOrDefault(one => Text(one!["vaccineGroup"]) == Group) is { } first
            && Same(first["status"], expected["seriesStatus"])
            && (expected["forecastNumber"] is null || new[] { "forecastNumber", "earliest", "recommended", "pastDue" }.All(name => Same(first[name], expected[name])));
    }

    private bool DosePasses(JsonArray evaluations, JsonNode dose)
    {
        var antigens = Antigens.GetValueOrDefault(Group, [Group]);
        var found = evaluations.Where(one => Same(one!["n"], dose["n"]) && antigens.Contains(Text(one["antigen"]))).ToList();
        return found.Count > 0 && found.TrueForAll(one => Same(one!["status"], dose["expected"]!["status"]));
    }

    private JsonElement Element()
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static bool Same(JsonNode? left, JsonNode? right) => string.Equals(Text(left), Text(right), StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonNode? node) => node?.ToString() ?? "";
}
