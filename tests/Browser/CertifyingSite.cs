using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace HealthAssess.Tests.Browser;

/// <summary>The site as a process of its own, so that a test can kill it as a power cut would.</summary>
internal sealed class CertifyingSite : IAsyncDisposable
{
    private readonly PostgresFixture postgres = new();
    private readonly TestKeyFile keyFile = new();
    private RealProcess process = null!;

    public Uri Address { get; private set; } = null!;

    private Dictionary<string, string> Settings => new() { ["ConnectionStrings__HealthAssess"] = postgres.ConnectionString, ["MasterKeyFile"] = keyFile.Path, ["Demo"] = "true" };

    public static async Task<CertifyingSite> Start()
    {
        var site = new CertifyingSite();
        await site.postgres.InitializeAsync();
        site.process = RealProcess.Start("src/Web", "HealthAssess.Web.dll", ["--urls", "http://127.0.0.1:0"], site.Settings);
        var ready = await site.process.Says("is ready at ");
        site.Address = new Uri(ready.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal)));
        return site;
    }

    /// <summary>A yellow-fever dose of 30 days ago, certified in the forms named, else internationally: link, code and the texts of its QR codes.</summary>
    public async Task<JsonElement> Certificate(params string[] forms)
    {
        await Import(Dose(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-30)));
        return await Issue(DoseId, forms);
    }

    /// <summary>The EU certificate of a COVID-19 dose, of a traveller whose id another system gave; after <see cref="Certificate"/>, which brings both doses.</summary>
    public Task<JsonElement> EuCertificate() => Issue(CovidDoseId, "hcert-eu-dcc");

    private async Task<JsonElement> Issue(string dose, params string[] forms)
    {
        using var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Token());
        using var body = new StringContent($$"""{"dose":"{{dose}}","consent":true,"again":true,"forms":{{JsonSerializer.Serialize(forms)}}}""", Encoding.UTF8, "application/json");
        var answer = await client.PostAsync(new Uri("/api/certificates", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    public Task Kill() => process.Kill();

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await postgres.DisposeAsync();
        keyFile.Dispose();
    }

    private const string DoseId = "3f2b8c1e-0000-4000-8000-00000000a002";

    private const string CovidDoseId = "3f2b8c1e-0000-4000-8000-00000000a003";

    private static string Dose(DateOnly day) => $$$"""
        {"resourceType":"Patient","id":"3f2b8c1e-0000-4000-8000-00000000a001","name":[{"family":"Nakayima","given":["Aminata"],"text":"Aminata Nakayima"}],"gender":"female","birthDate":"1994-03-05","identifier":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"PPN"}]},"value":"B1234567"}],"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-nationality","extension":[{"url":"code","valueCodeableConcept":{"coding":[{"system":"urn:iso:std:iso:3166","code":"UGA"}]}}]}]}
        {"resourceType":"Immunization","id":"{{{DoseId}}}","status":"completed","primarySource":true,"patient":{"reference":"Patient/3f2b8c1e-0000-4000-8000-00000000a001"},"occurrenceDateTime":"{{{day:yyyy-MM-dd}}}","lotNumber":"V3A24M","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"},{"system":"http://smart.who.int/pcmt-vaxprequal/CodeSystem/PreQualProductIds","code":"YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0"}]},"performer":[{"actor":{"display":"Dr Rehema Ssali"}}]}
        {"resourceType":"Patient","id":"clinic-7.1","name":[{"family":"Okello","given":["Peter"],"text":"Peter Okello"}],"gender":"male","birthDate":"1988-02-29"}
        {"resourceType":"Immunization","id":"{{{CovidDoseId}}}","status":"completed","primarySource":true,"patient":{"reference":"Patient/clinic-7.1"},"occurrenceDateTime":"{{{day:yyyy-MM-dd}}}","lotNumber":"EL1484","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"208"}]},"protocolApplied":[{"doseNumberPositiveInt":2,"seriesDosesPositiveInt":2}],"performer":[{"actor":{"display":"Dr Rehema Ssali"}}]}
        """;

    private async Task Import(string ndjson)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".ndjson");
        await File.WriteAllTextAsync(file, ndjson);
        await using var import = RealProcess.Start("src/Cli", "healthassess.dll", ["import", "--in", file], Settings);
        await import.Says("references to resources");
        File.Delete(file);
    }

    private async Task<string> Token()
    {
        await using var token = RealProcess.Start("src/Cli", "healthassess.dll", ["token", "--role", "clinician"], Settings);
        return (await token.Says(".")).Trim();
    }
}
