using HealthAssess.Api.Administration.Demo;
using HealthAssess.Api.Registration;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Api;

public sealed class DemoWorldTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task The_world_is_completed_once_and_a_second_start_changes_nothing()
    {
        // The fixture has made places and staff: as if the first start had been killed right after them.
        var world = site.Site.Services.GetRequiredService<DemoWorld>();
        Assert.Empty(await world.Ensure(new Uri("http://127.0.0.1:1/fhir/R4"), default));
        Assert.Equal(200, await Travellers());
        Assert.Empty(await world.Ensure(new Uri("http://127.0.0.1:1/fhir/R4"), default));
        Assert.Equal(200, await Travellers());
    }

    [Fact]
    public async Task Staff_of_every_place_find_its_travellers()
    {
        await site.Site.Services.GetRequiredService<DemoWorld>().Ensure(new Uri("http://127.0.0.1:1/fhir/R4"), default);
        var found = await site.Ask(SiteFixture.Staff(Roles.Clinician, DemoPlaces.All[3]), new SearchTravellers(null));
        Assert.NotEmpty(found.Value);
        Assert.All(found.Value, row => Assert.True(row.Demo));
    }

    private async Task<int> Travellers()
    {
        using var client = await site.Client(Roles.Client);
        return (await client.Get("Patient?_summary=count"))["total"]!.GetValue<int>();
    }
}
