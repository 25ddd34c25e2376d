using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthAssess.Protocols;

/// <summary>Reads a pack: <c>protocol.json</c>, <c>questionnaire.fhir.json</c> and <c>tests.csv</c>, and compiles it.</summary>
public static class PackReader
{
    internal static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a pack by the names of its files.</summary>
    public static PackReading Read(Func<string, string> file)
    {
        ArgumentNullException.ThrowIfNull(file);
        ProtocolFile shape;
        try
        {
            shape = JsonSerializer.Deserialize<ProtocolFile>(file("protocol.json"), Shape)!;
        }
        catch (JsonException unreadable)
        {
            return Unreadable("protocol.json", unreadable);
        }

        if (QuestionnaireShape.Check(file("questionnaire.fhir.json")) is { Count: > 0 } wrong)
        {
            return new PackReading(null, Rows(wrong, file));
        }

        var reading = new PackCompiler(shape, file("protocol.json"), file("questionnaire.fhir.json"), file("tests.csv")).Compile();
        // Of a pack that cannot be right, what is no FHIR in its questionnaire is said too: it is often the cause.
        return reading with { Issues = Rows(reading.Protocol is null ? reading.Issues.Concat(ValidQuestionnaire.Issues(file("questionnaire.fhir.json"))) : [], file) };
    }

    internal static PackReading Unreadable(string file, JsonException unreadable) =>
        new(null, [new PackIssue(file, unreadable.Path ?? "$", unreadable.Message, (int?)unreadable.LineNumber + 1)]);

    private static List<PackIssue> Rows(IEnumerable<PackIssue> issues, Func<string, string> file) =>
        [.. issues.Select(issue => issue with { Row = issue.Row ?? PackRows.Find(file(issue.File), issue.Place) })];

    /// <summary>A JSON value as expressions know it.</summary>
    internal static object? Literal(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDecimal(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(item => item.ToString()).ToList(),
        _ => null,
    };
}
