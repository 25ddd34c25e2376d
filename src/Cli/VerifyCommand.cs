using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Cli;

/// <summary><c>verify --trust DIR|none --at INSTANT --in codes.jsonl --out verdicts.jsonl</c>: <c>{id,qr,keys?}</c> → <c>{id,format,verdict,checks,claims}</c>.</summary>
internal static class VerifyCommand
{
    private const string Usage = "usage: healthassess verify --trust DIR|none --at INSTANT --in codes.jsonl [--out verdicts.jsonl]";

    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.One("trust") is not { } trust || arguments.One("in") is not { } input || Instant(arguments.One("at")) is not { } at)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        if (trust != "none" && !Directory.Exists(trust))
        {
            await errors.WriteLineAsync("there is no folder " + trust);
            return 2;
        }

        var folder = trust == "none" ? VerifyTrust.Nobody : await VerifyTrust.Read(trust, errors);
        var circumstances = new Circumstances(at, DateOnly.FromDateTime(at.DateTime), folder.List) { Revocations = folder.Revocations, Products = folder.Products };
        var findings = await JsonLines.Answer(input, arguments.One("out"), output, errors, line => Answer(line, circumstances));
        return findings < 0 ? 2 : findings > 0 ? 1 : 0;
    }

    private static (JsonObject Answer, bool Finding) Answer(JsonElement line, Circumstances circumstances)
    {
        var qr = line.GetProperty("qr");
        string[] parts = qr.ValueKind == JsonValueKind.Array ? [.. qr.EnumerateArray().Select(part => part.GetString() ?? "")] : [qr.GetString() ?? ""];
        var handed = line.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array ? keys.EnumerateArray().SelectMany(Key).ToList() : [];
        var report = Verifier.Verify(parts, handed.Count == 0 ? circumstances : circumstances with { Trust = circumstances.Trust.With(handed) });
        return (VerifyAnswer.Of(report), report.Verdict < Verdict.ValidIdentityNotChecked);
    }

    private static IEnumerable<TrustEntry> Key(JsonElement key) => key.ValueKind switch
    {
        JsonValueKind.Object => HandedOverKeys.OfJwk(key) is { } entry ? [entry] : throw new FormatException("a key that is not understood"),
        JsonValueKind.String when HandedOverKeys.OfPem(key.GetString()!) is { Count: > 0 } entries => entries,
        _ => throw new FormatException("a key that is not understood"),
    };

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
