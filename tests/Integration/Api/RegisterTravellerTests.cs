using HealthAssess.Api.Registration;
using HealthAssess.Certificates.TravelDocuments;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;

namespace HealthAssess.Tests.Integration.Api;

public sealed class RegisterTravellerTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    private static readonly string Passport = string.Join('\n', MrzWriter.Write(new MrzDocument(
        MrzFormat.Td3, "P", "UGA", "B1234567", "NAKAYIMA", "AMINATA", "UGA", new DateOnly(1994, 3, 5), "F", new DateOnly(2031, 5, 1))));

    [Fact]
    public async Task Registers_from_a_passport()
    {
        var done = await site.Ask(Nurse, new RegisterTraveller(DocumentText: Passport));
        Assert.True(done.Ok, string.Join(' ', done.Refusals.Select(refusal => refusal.Text)));
        Assert.Null(done.Value.TemporaryNumber);
    }

    [Fact]
    public async Task Registers_somebody_with_nothing_but_an_alias()
    {
        var done = await site.Ask(Nurse, new RegisterTraveller(Alias: "The tall man", BirthDate: "1990", BirthDateEstimated: true));
        Assert.StartsWith("NIM-01-", done.Value.TemporaryNumber, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_for_a_failed_check_digit_to_be_confirmed_and_then_takes_it()
    {
        var spoilt = Passport.Replace("B1234567<", "B1234568<", StringComparison.Ordinal);
        Assert.Equal("mrz-confirm", await Refusal(new RegisterTraveller(DocumentText: spoilt)));
        Assert.True((await site.Ask(Nurse, new RegisterTraveller(DocumentText: spoilt, Confirmed: ["number", "all"]))).Ok);
    }

    [Theory]
    [InlineData("2090-01-01", "birth-date-future")]
    [InlineData("1990-02-30", "birth-date-impossible")]
    public async Task Refuses_a_birth_date_that_cannot_be(string birthDate, string key) =>
        Assert.Equal(key, await Refusal(new RegisterTraveller(Family: "Okello", BirthDate: birthDate)));

    [Fact]
    public async Task The_language_and_the_telephone_are_recorded_by_the_rules_of_a_correction()
    {
        var id = (await site.Ask(Nurse, new RegisterTraveller(DocumentText: Passport, Language: "sw", Phone: "+256 772 1"))).Value.Id;
        Assert.Equal(("sw", "+256 772 1"), (await site.Ask(Nurse, new OpenTraveller(id))).Value is var record ? (record.Language, record.Phone) : default);
        Assert.Equal("phone-too-long", await Refusal(new RegisterTraveller(Family: "Okello", Phone: new string('1', 101))));
        Assert.Equal("nationality", await Refusal(new RegisterTraveller(Family: "Okello", Nationality: "UG")));
        Assert.Equal("sex", await Refusal(new RegisterTraveller(Family: "Okello", Sex: "m")));
    }

    [Fact]
    public async Task Asks_for_a_name_or_an_alias() => Assert.Equal("name-or-alias", await Refusal(new RegisterTraveller(BirthDate: "1990")));

    [Fact]
    public async Task An_officer_cannot_register_anybody()
    {
        var refused = await site.Ask(SiteFixture.Staff(Roles.Officer), new RegisterTraveller(Family: "Okello"));
        Assert.Equal("firewall", refused.Refusals[0].Key);
    }

    [Fact]
    public async Task Arrival_and_consents_follow_and_a_refusal_is_recorded_too()
    {
        var traveller = (await site.Ask(Nurse, new RegisterTraveller(Family: "Okello", Given: "Moses", Guardians: [new Guardian("PRN", "Grace Okello", null)]))).Value.Id;
        var arrival = await site.Ask(Nurse, new RecordArrival(traveller, Conveyance: "Bus 14", Countries: ["COD", "UGA"]));
        var consents = await site.Ask(Nurse, new RecordConsent(traveller, new Dictionary<string, bool> { ["direct-care"] = true, ["continuity-of-care"] = false }, "lg"));
        Assert.True(arrival.Ok);
        Assert.Equal(2, consents.Value);
    }

    [Fact]
    public async Task A_traveller_of_another_country_is_not_there()
    {
        var traveller = (await site.Ask(Nurse, new RegisterTraveller(Family: "Okello"))).Value.Id;
        var stranger = Nurse with { Scope = new Scope(false, "KEN", []) };
        Assert.Equal(RefusalKind.NotFound, (await site.Ask(stranger, new RecordArrival(traveller))).Refusals[0].Kind);
    }

    private async Task<string> Refusal(RegisterTraveller request) => (await site.Ask(Nurse, request)).Refusals[0].Key;
}
