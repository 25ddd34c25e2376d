using System.Globalization;
using System.Text.Json;
using HealthAssess.Certificates.Json;

namespace HealthAssess.Certificates.Trust.Lists;

/// <summary>Reads a snapshot of the directory of SMART Health Card issuers: each issuer with its keys and revocation lists.</summary>
/// <remarks>VCI directory, "snapshot": <c>{time, issuerInfo: [{issuer: {iss, name}, keys, crls}]}</c>. A border reads it as a file and never asks an issuer.</remarks>
internal static class HealthCardDirectory
{
    public static ImportedList? Read(JsonElement json)
    {
        var issuers = json.Items("issuerInfo").ToList();
        if (issuers.Count == 0)
        {
            return null;
        }

        var entries = issuers.SelectMany(Entries).ToList();
        return new ImportedList(entries)
        {
            MadeAt = DateTimeOffset.TryParse(json.Text("time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
            Revocations = [.. issuers.SelectMany(issuer => issuer.Items("crls")).Select(HealthCardRevocations.Read).OfType<KeyRevocations>()],
            LeftOut = [.. issuers.Where(issuer => Address(issuer) is null || issuer.Items("keys").Count() > entries.Count(entry => entry.Url == Address(issuer))).Select(issuer => Address(issuer) ?? "an issuer without address")],
        };
    }

    private static IEnumerable<TrustEntry> Entries(JsonElement issuer) => Address(issuer) is { } address
        ? JsonWebKeySet.ReadSloppy(issuer, address).Select(entry => entry with { Participant = issuer.Object("issuer").Text("name") ?? address, Domain = "SHC" })
        : [];

    private static string? Address(JsonElement issuer) =>
        issuer.Object("issuer").Text("iss") is { } address && address.StartsWith("https://", StringComparison.Ordinal) && !address.EndsWith('/') ? address : null;
}
