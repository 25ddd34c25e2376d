using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Imports;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Administration.Demo;

/// <summary>
/// What an installation without configuration begins with: five Points of Entry, staff of each role, a ministry, lots in stock
/// and two hundred made-up travellers, all through the one write path and all marked demo.
/// </summary>
public sealed class DemoWorld(IServiceScopeFactory scopes, ImportLedger ledger)
{
    private const int Travellers = 200;

    /// <summary>Builds the world where there is none.</summary>
    /// <param name="ministry">Base of the demo ministry's FHIR endpoint.</param>
    /// <param name="cancellation">Stops it; what is not yet there is made at the next start.</param>
    /// <returns>The accounts with their passwords where they were made just now; else nothing.</returns>
    public async Task<IReadOnlyList<DemoAccount>> Ensure(Uri ministry, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HealthDb>();
        var hasPlaces = await database.PointsOfEntry.AnyAsync(cancellation);
        var hasDemo = await database.Users.AnyAsync(account => account.Demo, cancellation);
        if (hasPlaces && !hasDemo)
        {
            // A real installation: nothing is made up here.
            return [];
        }

        var accounts = hasDemo ? [] : await Send(new OpenDemoPlaces(ministry), null, cancellation);
        // From the moment the world was made, so that a start after a kill makes the same people and only those that are missing.
        var begun = await database.Grants.MinAsync(grant => grant.Since, cancellation);
        var people = DemoTravellers.Make(Travellers, DemoPlaces.All, begun);
        foreach (var place in DemoPlaces.All)
        {
            List<DemoTraveller> here = [.. people.Where(one => one.Person.RegisteredAt == place.Id)];
            if (await ledger.CountMissing([("Patient", here[0].Person.Id.ToString())], cancellation) > 0)
            {
                await Send(new RegisterDemoTravellers(here, place), place, cancellation);
            }
        }

        return accounts;
    }

    private async Task<T> Send<T>(ICommand<T> command, PointOfEntry? place, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value =
            Caller.Worker(Purpose.Administration, Permission.Administer, Permission.ImportResources) with { PointOfEntry = place?.Id };
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation);
        return outcome.Ok ? outcome.Value : throw new InvalidOperationException("The demo world cannot be made: " + outcome.Refusals[0].Text);
    }
}
