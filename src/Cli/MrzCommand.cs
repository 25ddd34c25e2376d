using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.TravelDocuments;

namespace HealthAssess.Cli;

/// <summary><c>mrz --in mrz.jsonl --out parsed.jsonl</c>: <c>{id,lines}</c> → <c>{id,format,valid,checks,fields}</c>.</summary>
/// <remarks>Dates with two-digit years are resolved against <c>--at</c>, by default today.</remarks>
internal static class MrzCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        var at = arguments.One("at") ?? TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd", null);
        if (arguments.One("in") is not { } input || !DateOnly.TryParse(at.Length >= 10 ? at[..10] : at, out var today))
        {
            await errors.WriteLineAsync("usage: healthassess mrz --in mrz.jsonl [--out parsed.jsonl] [--at DATE]");
            return 2;
        }

        var findings = await JsonLines.Answer(input, arguments.One("out"), output, errors, line => Answer(line, today));
        return findings < 0 ? 2 : findings > 0 ? 1 : 0;
    }

    private static (JsonObject Answer, bool Finding) Answer(JsonElement line, DateOnly today)
    {
        var lines = line.GetProperty("lines");
        var reading = lines.ValueKind == JsonValueKind.String
            ? Mrz.Read(lines.GetString()!)
            : Mrz.Read([.. lines.EnumerateArray().Select(text => text.GetString() ?? "")]);
        return reading is null
            ? (new JsonObject { ["error"] = "not a machine-readable zone: expected 3 lines of 30, 2 of 36 or 2 of 44 characters" }, true)
            : (Write(reading, today), !reading.Valid);
    }

    private static JsonObject Write(MrzReading reading, DateOnly today) => new()
    {
        ["format"] = reading.Format.ToString().ToUpperInvariant(),
        ["valid"] = reading.Valid,
        ["checks"] = Checks(reading.Checks),
        ["fields"] = new JsonObject
        {
            ["documentCode"] = reading.DocumentCode,
            ["issuingState"] = reading.IssuingState,
            ["documentNumber"] = reading.DocumentNumber,
            ["primaryIdentifier"] = reading.Name.Primary,
            ["secondaryIdentifier"] = reading.Name.Secondary,
            ["nameTruncated"] = reading.Name.Truncated,
            ["nationality"] = reading.Nationality,
            ["birthDate"] = reading.BirthDate.AsBirthDate(today),
            ["sex"] = reading.Sex,
            ["expiry"] = reading.Expiry.AsExpiry(today)?.ToString("yyyy-MM-dd", null),
            ["optional"] = reading.Optional,
            ["secondOptional"] = reading.SecondOptional,
        },
        ["findings"] = new JsonArray([.. reading.Findings.Select(finding => (JsonNode)JsonNamingPolicy.CamelCase.ConvertName(finding.ToString()))]),
    };

    private static JsonObject Checks(MrzChecks checks)
    {
        var result = new JsonObject { ["number"] = checks.Number, ["birthDate"] = checks.BirthDate, ["expiry"] = checks.Expiry };
        if (checks.Optional is { } optional)
        {
            result["optional"] = optional;
        }

        if (checks.Composite is { } composite)
        {
            result["composite"] = composite;
        }

        return result;
    }
}
