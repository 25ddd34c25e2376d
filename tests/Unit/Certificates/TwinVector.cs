using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>One line of the vectors that hold the verifier in C# and the one in the browser together: what is known, what is scanned, what must come out.</summary>
internal sealed record TwinVector(string Name, string Qr, DateOnly Day)
{
    public byte[]? Signer { get; init; }

    public bool? PublishesRevocations { get; init; }

    public IReadOnlyList<string>? Revoked { get; init; }

    public IReadOnlyList<string>? RevokedAnywhere { get; init; }

    public DateOnly? ListAsOf { get; init; }

    public bool ProductsComplete { get; init; } = true;

    public PresentedPerson? Holder { get; init; }

    public EntryRequirement? Requirement { get; init; }

    public Report Verify() => Verifier.Verify(Qr, new Circumstances(Noon, Day, new TrustList(Keys(), Noon))
    {
        Products = new ProductList(new Dictionary<string, string> { [TestKeys.Product] = IcvpValidity.YellowFever }, ProductsComplete),
        Revocations = Known(),
        Person = Holder,
        Requirement = Requirement,
    });

    public static TwinVector Read(JsonElement line) => new(line.GetProperty("name").GetString()!, line.GetProperty("qr").GetString()!, Date(line.GetProperty("day").GetString()!))
    {
        Signer = line.TryGetProperty("signer", out var signer) ? signer.GetBytesFromBase64() : null,
        PublishesRevocations = line.TryGetProperty("publishesRevocations", out var publishes) ? publishes.GetBoolean() : null,
        Revoked = line.TryGetProperty("revoked", out var revoked) ? [.. revoked.EnumerateArray().Select(id => id.GetString()!)] : null,
        RevokedAnywhere = line.TryGetProperty("revokedAnywhere", out var anywhere) ? [.. anywhere.EnumerateArray().Select(id => id.GetString()!)] : null,
        ListAsOf = line.TryGetProperty("listAsOf", out var listAsOf) ? Date(listAsOf.GetString()!) : null,
        ProductsComplete = line.GetProperty("productsComplete").GetBoolean(),
        Requirement = line.TryGetProperty("requirement", out var asked) ? asked.Deserialize<EntryRequirement>(JsonSerializerOptions.Web) : null,
        Holder = line.TryGetProperty("holder", out var holder) ? new(Text(holder, "name"), Text(holder, "birthDate"), Text(holder, "documentNumber")) : null,
    };

    public JsonObject Write()
    {
        var line = new JsonObject { ["name"] = Name, ["qr"] = Qr, ["day"] = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), ["productsComplete"] = ProductsComplete };
        if (Signer is not null)
        {
            line["signer"] = Convert.ToBase64String(Signer);
        }

        if (PublishesRevocations is { } publishes)
        {
            line["publishesRevocations"] = publishes;
        }

        if (RevokedAnywhere is not null)
        {
            line["revokedAnywhere"] = new JsonArray([.. RevokedAnywhere.Select(id => (JsonNode)id)]);
        }

        if (ListAsOf is { } listAsOf)
        {
            line["listAsOf"] = listAsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (Revoked is not null)
        {
            line["revoked"] = new JsonArray([.. Revoked.Select(id => (JsonNode)id)]);
        }

        if (Holder is not null)
        {
            line["holder"] = JsonSerializer.SerializeToNode(Holder, JsonSerializerOptions.Web);
        }

        if (Requirement is not null)
        {
            line["requirement"] = JsonSerializer.SerializeToNode(Requirement, JsonSerializerOptions.Web);
        }

        line["expected"] = Answer(Verify());
        return line;
    }

    public static JsonObject Answer(Report report) => new()
    {
        ["verdict"] = VerdictNames.Of(report.Verdict),
        ["checks"] = new JsonObject(report.Checks.Select(check => KeyValuePair.Create(JsonNamingPolicy.CamelCase.ConvertName(check.Check.ToString()), (JsonNode?)Check(check)))),
    };

    private DateTimeOffset Noon => new(Day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private IReadOnlyList<TrustEntry> Keys() => Signer is not null && KeyReader.Certificate(Signer) is { } certificate
        ? [new() { KeyId = KeyIds.OfCertificate(Signer), Key = KeyReader.OfCertificate(certificate), Certificate = certificate, Participant = "XXA", PublishesRevocations = PublishesRevocations, AsOf = ListAsOf is { } asOf ? new(asOf.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) : Noon }]
        : [];

    private RevocationList Known()
    {
        var known = new RevocationList();
        if (Signer is not null && Revoked is not null)
        {
            known.Add(KeyIds.OfCertificate(Signer), Revoked.Select(id => new RevokedId(id)));
        }

        return RevokedAnywhere is null ? known : known.Add([], RevokedAnywhere.Select(id => new RevokedId(id)));
    }

    private static string Check(CheckResult check) =>
        string.Join(' ', new[] { check.Outcome.ToString().ToLowerInvariant(), check.Reason, check.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }.Where(part => !string.IsNullOrEmpty(part)));

    private static string? Text(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
