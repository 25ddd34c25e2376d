using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Administration;

public sealed class DemoTravellersTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<DemoTraveller> Travellers = DemoTravellers.Make(200, DemoPlaces.All, Now);

    [Fact]
    public void The_same_seed_makes_the_same_people() =>
        Assert.Equal(Travellers.Select(one => one.Person), DemoTravellers.Make(200, DemoPlaces.All, Now).Select(one => one.Person));

    [Fact]
    public void There_are_two_hundred_with_ids_of_their_own() =>
        Assert.Equal(200, Travellers.Select(one => one.Person.Id).Distinct().Count());

    [Fact]
    public void They_are_as_mixed_as_travellers_are()
    {
        Assert.True(Travellers.Count(one => one.Person.Document is null) > 20);
        Assert.True(Travellers.Count(one => one.Person.BirthDateEstimated) > 10);
        Assert.Contains(Travellers, one => one.Person.BirthDate is null);
        Assert.Contains(Travellers, one => one.Person.Alias is not null);
        Assert.True(Travellers.Count(one => one.Guardians.Count > 0) > 20);
        Assert.True(Travellers.Select(one => one.Person.Nationality).Distinct().Count() > 10);
        Assert.Contains(Travellers, one => one.Person.LatinName is not null);
        Assert.Contains(Travellers, one => one.Consents.Any(consent => !consent.Given));
    }

    [Fact]
    public void Everything_about_them_is_valid_and_marked_demo()
    {
        var newId = new SeededDice(1);
        foreach (var resource in Travellers.Take(60).SelectMany(one => Resources(one, () => newId.Id(Now))).Concat(DemoPlaces.All.Select(place => PlaceRecord.Of(place, demo: true))))
        {
            Assert.DoesNotContain(Validator.Default.Validate(resource), issue => issue.Severity is IssueSeverity.Error or IssueSeverity.Fatal);
            Assert.Equal("demo", resource.Root["meta"]["tag"]["code"].Text);
        }
    }

    [Fact]
    public void A_place_is_read_back_as_it_was_written() =>
        Assert.All(DemoPlaces.All, place => Assert.Equal(place, PlaceRecord.Read(PlaceRecord.Of(place))));

    private static IEnumerable<Resource> Resources(DemoTraveller one, Func<Guid> newId) =>
    [
        PatientRecord.Of(one.Person),
        .. one.Guardians.Select(guardian => guardian.Of(newId(), one.Person.Id, demo: true)),
        .. one.Arrival.Resources(newId, demo: true),
        .. one.Consents.Select(consent => consent.ToResource(demo: true)),
    ];
}
