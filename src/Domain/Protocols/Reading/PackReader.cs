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
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a pack by the names of its files.</summary>
    public static PackReading Read(Func<string, string> file)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            var shape = JsonSerializer.Deserialize<ProtocolFile>(file("protocol.json"), Shape)!;
            var reading = new PackCompiler(shape, file("protocol.json"), file("questionnaire.fhir.json"), file("tests.csv")).Compile();
            return reading with { Issues = [.. reading.Issues.Select(issue => issue with { Row = PackRows.Find(file(issue.File), issue.Place) })] };
        }
        catch (JsonException unreadable)
        {
            return new PackReading(null, [new PackIssue("protocol.json", unreadable.Path ?? "$", unreadable.Message, (int?)unreadable.LineNumber + 1)]);
        }
    }

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
