using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Web.Hosting.Lan;

namespace HealthAssess.Tests.Integration.Web;

/// <summary>HTTPS of a local network: a device that trusts this installation's own authority reaches it, and trusts nothing else for it.</summary>
public sealed class LanTests : IAsyncLifetime
{
    private readonly PostgresFixture store = new();

    public Task InitializeAsync() => store.InitializeAsync();

    public Task DisposeAsync() => store.DisposeAsync();

    [Fact]
    public async Task A_device_that_installed_the_authority_reaches_the_site_over_TLS()
    {
        var folder = Directory.CreateTempSubdirectory("healthassess-lan-").FullName;
        var (lan, plain) = (FreePort.Any(), FreePort.Any());
        await using var process = RealProcess.Start("src/Web", "HealthAssess.Web.dll", ["--run", "site,api", "--Demo", "false", "--Lan", Text(lan), "--urls", $"http://localhost:{plain}", "--Data", folder], new Dictionary<string, string>
        {
            ["ConnectionStrings__HealthAssess"] = store.ConnectionString,
        });
        await process.Says("is ready at");
        using var first = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri($"http://localhost:{plain}") };
        using var authority = X509CertificateLoader.LoadCertificate(await first.GetByteArrayAsync("/pair/authority.crt"));

        using var device = Trusting(authority, lan);
        var page = await device.GetAsync("/pair");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(authority.RawData))[..4], await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(page.Headers.Contains("Strict-Transport-Security"));
        using var stranger = new HttpClient(new SocketsHttpHandler()) { BaseAddress = device.BaseAddress };
        await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync("/pair"));
        await process.Stop();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_authority_is_made_once_and_vouches_for_local_names_only()
    {
        using var made = await LocalAuthority.Open(store.Database, TimeProvider.System, default);
        using var again = await LocalAuthority.Open(store.Database, TimeProvider.System, default);
        Assert.Equal(made.Thumbprint, again.Thumbprint);
        var now = TimeProvider.System.GetUtcNow();
        using var own = LocalAuthority.Issue(made, LanNames.Known(), now);
        using var bank = LocalAuthority.Issue(made, new LanNames("bank.example", [IPAddress.Parse("203.0.113.7")]), now);
        Assert.True(Holds(made, own));
        Assert.False(Holds(made, bank));
    }

    private static bool Holds(X509Certificate2 authority, X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        return chain.Build(certificate);
    }

    private static HttpClient Trusting(X509Certificate2 authority, int port) => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { authority } },
        },
    })
    { BaseAddress = new Uri($"https://localhost:{port}") };

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
