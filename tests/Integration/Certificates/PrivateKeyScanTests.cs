using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HealthAssess.Api.Administration.Keys;
using HealthAssess.Api.Certificates;
using HealthAssess.Api.Certificates.Reissue;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Certificates;
using HealthAssess.Storage.Embedded;
using HealthAssess.Storage.PrivateKeys;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>After a ceremony, issuing, a compromise and a re-issue no private key is anywhere in clear: not in the data folder, the database, its dump, a log or a page.</summary>
public sealed class PrivateKeyScanTests : IDisposable
{
    private static readonly Caller Operator = Caller.Worker(Purpose.Administration, Permission.Administer);

    private readonly string folder = Directory.CreateTempSubdirectory("healthassess-scan-").FullName;
    private readonly Everything log = new();

    [Fact]
    public void The_search_finds_a_key_in_every_common_spelling()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var secret = key.ExportParameters(true).D!;
        var search = new KeySearch([secret]);
        Assert.Equal("raw", search.Find([1, 2, .. secret, 3]));
        Assert.Equal("raw", search.Find(key.ExportPkcs8PrivateKey()));
        Assert.Equal("raw", search.Find(key.ExportECPrivateKey()));
        string[] texts =
        [
            Convert.ToHexString(secret), "\\x" + Convert.ToHexStringLower(key.ExportPkcs8PrivateKey()), Convert.ToBase64String(secret), "{\"d\":\"" + System.Buffers.Text.Base64Url.EncodeToString(secret) + "\"}",
            key.ExportPkcs8PrivateKeyPem(), key.ExportECPrivateKeyPem(), Convert.ToBase64String([9, .. secret]), Convert.ToBase64String([9, 9, .. secret]),
        ];
        Assert.All(texts, text => Assert.NotNull(search.Find(Encoding.UTF8.GetBytes(text))));
        Assert.Null(search.Find(key.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public async Task No_private_key_lies_in_clear_anywhere()
    {
        var site = new SiteFixture { Folder = folder, Log = log, Settings = new Dictionary<string, string> { ["Logging:LogLevel:Default"] = "Trace", ["Logging:LogLevel:HealthAssess"] = "Trace" } };
        try
        {
            await site.InitializeAsync();
            using var shell = new WrittenCommands(folder, site.Environment);
            var said = shell.Run(WrittenCommands.Blocks("Ceremony").Single());
            var held = await Certified.Issue(site, "hcert-icvp", "hcert-ddcc-vs", "smart-health-card", "icao-vds-nc");
            var pages = await Pages(site, held);
            var keys = await Secrets(site);
            Assert.Equal(3, keys.Count);
            var lost = (await site.Ask(Operator, new ListSigningKeys())).Value.Single(key => key is { Use: "DSC", State: "active" }).KeyId;
            Assert.True((await site.Ask(Operator, new RevokeSigningKey(lost, "drill"))).Ok);
            Assert.Equal(1, (await site.Site.Services.GetRequiredService<ReissueRun>().OfLostKey(Convert.FromHexString(lost), (_, _) => { }, CancellationToken.None)).Value.Reissued);
            keys = [.. keys, .. await Secrets(site)];

            var search = new KeySearch(keys);
            Assert.Null(search.Find(Encoding.UTF8.GetBytes(said)));
            Assert.All(pages.Concat(await Pages(site, held)), page => Assert.Null(search.Find(page)));
            Assert.NotEmpty(log.Lines);
            Assert.Null(search.Find(Encoding.UTF8.GetBytes(string.Join('\n', log.Lines))));
            Assert.Null(search.Find(await Dump()));
            var files = Files().ToList();
            Assert.Contains(files, file => file.EndsWith(".key", StringComparison.Ordinal) && file.Contains("master.keys", StringComparison.Ordinal));
            Assert.True(files.Count > 500, "the files of PostgreSQL are among them");
            foreach (var file in files)
            {
                Assert.Equal((file, null), (file, search.Find(await Content(file))));
            }
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    public void Dispose() => DataFolder.Delete(folder);

    private static async Task<IReadOnlyList<byte[]>> Secrets(SiteFixture site)
    {
        var (rows, stores) = (site.Site.Services.GetRequiredService<KeyRows>(), site.Site.Services.GetRequiredService<PrivateKeyStores>());
        return [.. (await rows.All(CancellationToken.None)).Select(row => stores.Open(row.Store, row.Certificate).ExportParameters(true).D!)];
    }

    private static async Task<IReadOnlyList<byte[]>> Pages(SiteFixture site, IssuedCertificate held)
    {
        var client = site.Site.CreateClient();
        string[] addresses = ["/trust/list.json", "/trust/requirements.json", "/trust/did.json", "/trust/signers.pem", "/trust/revocations.bin", "/.well-known/jwks.json", "/verify", "/card/" + held.Link, "/fhir/R4/metadata", "/not-there"];
        List<byte[]> pages = [];
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(address);
            pages.Add(await answer.Content.ReadAsByteArrayAsync());
        }

        pages.Add(JsonSerializer.SerializeToUtf8Bytes((await site.Ask(Caller.Anonymous, new OpenCard(held.Link, held.Code))).Value));
        pages.Add(JsonSerializer.SerializeToUtf8Bytes((await site.Ask(Operator, new ListSigningKeys())).Value));
        return pages;
    }

    private async Task<byte[]> Dump()
    {
        var program = Directory.GetFiles("/usr/lib/postgresql", "pg_dump", SearchOption.AllDirectories)[0];
        using var dump = Process.Start(new ProcessStartInfo(program, ["-h", Path.Combine(folder, "postgres"), "-U", ServerSettings.Role, ServerSettings.Role]) { RedirectStandardOutput = true })!;
        using var content = new MemoryStream();
        await dump.StandardOutput.BaseStream.CopyToAsync(content);
        await dump.WaitForExitAsync();
        Assert.Equal(0, dump.ExitCode);
        Assert.True(content.Length > 10_000);
        return content.ToArray();
    }

    private IEnumerable<string> Files()
    {
        var server = new DirectoryInfo(Path.Combine(folder, "postgres"));
        var home = server.ResolveLinkTarget(returnFinalTarget: true)?.FullName;
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Concat(home is null ? [] : Directory.EnumerateFiles(home, "*", SearchOption.AllDirectories));
    }

    // PostgreSQL removes files of its own while we look, and its socket is no file.
    private static async Task<byte[]> Content(string file)
    {
        try
        {
            return await File.ReadAllBytesAsync(file);
        }
        catch (IOException)
        {
            return [];
        }
    }

    /// <summary>Every line, whatever its level and source.</summary>
    private sealed class Everything : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
