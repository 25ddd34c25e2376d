using System.Text.Json;

namespace HealthAssess.Tests.Browser;

/// <summary>A site that has issued a certificate in every form; for all tests that only look at it.</summary>
public sealed class CertifiedSite : IAsyncLifetime
{
    private CertifyingSite site = null!;

    public Uri Address => site.Address;

    /// <summary>A yellow-fever dose in the international forms.</summary>
    public JsonElement EveryForm { get; private set; }

    /// <summary>A COVID-19 dose in the form of the European Union.</summary>
    public JsonElement EuForm { get; private set; }

    public async Task InitializeAsync()
    {
        site = await CertifyingSite.Start();
        EveryForm = await site.Certificate("hcert-icvp", "hcert-ddcc-vs", "smart-health-card", "icao-vds-nc");
        EuForm = await site.EuCertificate();
    }

    public async Task DisposeAsync() => await site.DisposeAsync();
}
