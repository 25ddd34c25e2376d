using System.Text.Json;
using HealthAssess.Api.Certificates;
using HealthAssess.Api.Registration;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>A traveller with a dose and its certificate, issued by the true site, and what a stranger makes of it.</summary>
internal static class Certified
{
    public const string Stamaril = "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0";

    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    public static async Task<IssuedCertificate> Issue(SiteFixture site, params string[] forms)
    {
        var issued = await site.Ask(Nurse, new IssueCertificate(await Dose(site), Forms: forms, Consent: true));
        Assert.True(issued.Ok, string.Join(' ', issued.Refusals.Select(refusal => refusal.Text)));
        return issued.Value;
    }

    /// <summary>The verdict eleven days on, by the published lists alone.</summary>
    public static async Task<Verdict> VerdictOf(SiteFixture site, string credential)
    {
        var client = site.Site.CreateClient();
        using var json = JsonDocument.Parse(await client.GetStringAsync("/trust/list.json"));
        var revocations = new RevocationList();
        var trust = new TrustList(PublishedTrustList.Read(json.RootElement, revocations), TimeProvider.System.GetUtcNow());
        revocations.Filter = RevocationFilter.Read(await client.GetByteArrayAsync("/trust/revocations.bin"), trust, out var failure);
        Assert.Null(failure);
        var later = TimeProvider.System.GetUtcNow().AddDays(11);
        return Verifier.Verify(credential, new Circumstances(later, DateOnly.FromDateTime(later.UtcDateTime), trust) { Revocations = revocations, Products = ApprovedProducts.List }).Verdict;
    }

    public static async Task<string> Traveller(SiteFixture site) => (await site.Ask(Nurse, new RegisterTraveller(
        Family: "Nakayima", Given: "Aminata", BirthDate: "1994-03-05", Sex: "female", Nationality: "UGA", Document: new TravelDocument(TravelDocument.Passport, "B1234567", "UGA")))).Value.Id.ToString();

    public static async Task<string> Dose(SiteFixture site, string product = Stamaril, string? traveller = null, string? id = null)
    {
        traveller ??= await Traveller(site);
        var now = TimeProvider.System.GetUtcNow();
        id ??= Ids.New(TimeProvider.System).ToString();
        var dose = Resource.Parse($$"""
            {"resourceType":"Immunization","id":"{{id}}","status":"completed","primarySource":true,"patient":{"reference":"Patient/{{traveller}}"},"occurrenceDateTime":"{{now:yyyy-MM-dd'T'HH:mm:ss'Z'}}","lotNumber":"V3A24M",
             "vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"},{"system":"http://smart.who.int/pcmt-vaxprequal/CodeSystem/PreQualProductIds","code":"{{product}}"}]},
             "performer":[{"actor":{"display":"Dr Rehema Ssali"} }]}
            """);
        var store = site.Site.Services.GetRequiredService<ResourceStore>();
        var written = await store.Commit(ChangeSet.Of(Change.Create(dose)), Nurse, WriteOrigin.Import, "test", CancellationToken.None);
        Assert.True(written.Ok, string.Join(' ', written.Refusals.Select(refusal => refusal.Text)));
        return id;
    }
}
