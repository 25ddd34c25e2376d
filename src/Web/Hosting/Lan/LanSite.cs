using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Storage;

namespace HealthAssess.Web.Hosting.Lan;

/// <summary>HTTPS for the devices of a local network: <c>--Lan 8443</c>. Without it the site speaks HTTP to this machine, or to a proxy before it.</summary>
/// <param name="Authority">The certificate of the local authority, DER; empty where the site serves no network.</param>
/// <param name="Address">Where devices reach the site, or null.</param>
internal sealed record LanSite(byte[] Authority, Uri? Address)
{
    public const string AuthorityPath = "/pair/authority.crt";

    /// <summary>SHA-256 of the authority, in groups that can be read out and compared.</summary>
    public string Fingerprint => string.Join(' ', Convert.ToHexString(SHA256.HashData(Authority)).Chunk(4).Select(group => new string(group)));

    /// <summary>Listens for the network where that is asked for.</summary>
    public static async Task<LanSite> Open(WebApplicationBuilder builder, Database database)
    {
        if (!int.TryParse(builder.Configuration["Lan"], CultureInfo.InvariantCulture, out var port))
        {
            return new LanSite([], null);
        }

        using var authority = await LocalAuthority.Open(database, TimeProvider.System, CancellationToken.None);
        var names = LanNames.Known();
        var certificate = LocalAuthority.Issue(authority, names, TimeProvider.System.GetUtcNow());
        var local = new Uri(builder.WebHost.GetSetting("urls")?.Split(';')[0] ?? "http://localhost:5080");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenAnyIP(port, listen => listen.UseHttps(certificate));
            kestrel.ListenLocalhost(local.Port);
        });
        return new LanSite(authority.Export(X509ContentType.Cert), new UriBuilder("https", names.Addresses[0].ToString(), port).Uri);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(AuthorityPath, (LanSite lan) =>
        lan.Address is null ? Results.NotFound() : Results.File(lan.Authority, "application/x-x509-ca-cert", "healthassess.crt")).ExcludeFromDescription();
}
