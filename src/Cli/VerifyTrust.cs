using System.Text.Json;
using HealthAssess.Certificates.Trust;
using HealthAssess.Domain.Certificates;

namespace HealthAssess.Cli;

/// <summary>A folder of trust: lists of the GDHCN, key sets and revocation lists of SMART Health Cards, certificates and keys in PEM or DER, product lists.</summary>
/// <remarks>Read recursively. What is none of these is named on standard error and left out; a key that cannot be used is named too.</remarks>
internal sealed record VerifyTrust(TrustList List, RevocationList Revocations, ProductList Products)
{
    public static VerifyTrust Nobody { get; } = new(TrustList.Empty, RevocationList.None, ApprovedProducts.List);

    public static async Task<VerifyTrust> Read(string folder, TextWriter errors)
    {
        List<TrustEntry> entries = [];
        var revocations = new RevocationList();
        DateTimeOffset? asOf = null;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".bin", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var found = Entries(file, revocations);
            if (found is null)
            {
                await errors.WriteLineAsync("not a trust list, key, certificate or revocation list: " + file);
                continue;
            }

            entries.AddRange(found);
            var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file), TimeSpan.Zero);
            asOf = asOf is null || written > asOf ? written : asOf;
        }

        var list = new TrustList(entries, asOf, folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*.bin", SearchOption.AllDirectories))
        {
            revocations.Filter = RevocationFilter.Read(await File.ReadAllBytesAsync(file), list, out var failure);
            await (failure is null ? Task.CompletedTask : errors.WriteLineAsync($"{failure}: {file}"));
        }

        foreach (var entry in list.Unusable)
        {
            await errors.WriteLineAsync("a key that cannot be used here: " + entry.Name);
        }

        return new VerifyTrust(list, revocations, ApprovedProducts.List);
    }

    private static IReadOnlyList<TrustEntry>? Entries(string file, RevocationList revocations) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".json" or ".jwks" => OfJson(file, revocations),
        ".pem" or ".crt" or ".cer" or ".der" => OfCertificateFile(file),
        _ => null,
    };

    private static IReadOnlyList<TrustEntry>? OfJson(string file, RevocationList revocations)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var json = document.RootElement;
            if (HealthCardRevocations.Is(json))
            {
                HealthCardRevocations.AddTo(revocations, json);
                return [];
            }

            return DidDocument.Is(json) ? DidProof.Holds(json) == false ? null : DidDocument.Read(json) : PublishedTrustList.Is(json) ? PublishedTrustList.Read(json, revocations) : JsonWebKeySet.Is(json) ? JsonWebKeySet.Read(json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<TrustEntry>? OfCertificateFile(string file)
    {
        var bytes = File.ReadAllBytes(file);
        var entries = bytes.AsSpan().StartsWith("-----BEGIN"u8)
            ? HandedOverKeys.OfPem(System.Text.Encoding.ASCII.GetString(bytes))
            : HandedOverKeys.OfCertificate(bytes) is { } entry ? [entry] : [];
        return entries.Count == 0 ? null : [.. entries.Select(entry => entry with { Name = file })];
    }
}
