using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;

namespace HealthAssess.Tests.Integration.Api;

public sealed class FindTravellersTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    [Theory]
    [InlineData("Мельник")]
    [InlineData("melnyk oksana")]
    [InlineData("MELNIK")]
    public async Task A_name_is_found_in_any_script(string text)
    {
        await site.Ask(Nurse, new RegisterTraveller(Family: "Мельник", Given: "Оксана", BirthDate: "1988-11-30", Sex: "female"));
        var found = await site.Ask(Nurse, new SearchTravellers(text));
        Assert.Contains(found.Value, row => row.Name == "Оксана Мельник");
    }

    [Fact]
    public async Task A_document_number_is_found()
    {
        await site.Ask(Nurse, new RegisterTraveller(Family: "Kato", Document: new TravelDocument(TravelDocument.Passport, "K7654321", "UGA")));
        Assert.Equal(["UGA/K7654321"], (await site.Ask(Nurse, new SearchTravellers("k7654321"))).Value[0].Documents);
    }

    [Fact]
    public async Task A_likely_duplicate_is_shown_with_its_reasons()
    {
        await site.Ask(Nurse, new RegisterTraveller(Family: "Byaruhanga", Given: "Isaac", BirthDate: "1979-04-02", Sex: "male"));
        var found = await site.Ask(Nurse, new FindDuplicates(["BYARUHANGA Izak"], "1979-02-04", Sex: "male"));
        var likely = Assert.Single(found.Value);
        Assert.Contains("day-and-month-swapped", likely.Reasons);
    }

    [Fact]
    public async Task The_whole_record_is_opened()
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(Family: "Okot", Guardians: [new Guardian("GUARD", "Auma Okot", null)]))).Value.Id;
        await site.Ask(Nurse, new RecordArrival(id, Conveyance: "Ferry", Countries: ["COD"]));
        await site.Ask(Nurse, new RecordConsent(id, new Dictionary<string, bool> { ["research"] = false }, "lg"));
        var record = (await site.Ask(Nurse, new OpenTraveller(id))).Value;
        Assert.Equal("Auma Okot", Assert.Single(record.Related).Name);
        Assert.Equal(["COD"], Assert.Single(record.Arrivals).Countries);
        Assert.False(Assert.Single(record.Consents).Given);
    }

    [Fact]
    public async Task Nobody_of_another_country_is_found()
    {
        await site.Ask(Nurse, new RegisterTraveller(Family: "Zzyzx"));
        Assert.Empty((await site.Ask(Nurse with { Scope = new Scope(false, "KEN", []) }, new SearchTravellers("Zzyzx"))).Value);
    }
}
