using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Assessments;

/// <summary>Some protocols run in the demo world from its first day on, so that a stranger meets them as clinicians do. The packs themselves stay drafts.</summary>
public sealed class DemoSwitch(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Switches them on where there is a demo world and nothing was ever switched on.</summary>
    /// <param name="cancellation">Stops it; the next start goes on.</param>
    public async Task Ensure(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<HealthDb>();
        if (await database.ProtocolActivations.AnyAsync(cancellation) || !await database.Users.AnyAsync(account => account.Demo, cancellation))
        {
            return;
        }

        foreach (var (protocol, places) in DemoProtocols.At)
        {
            foreach (var day in places.GroupBy(place => place.Today(time)))
            {
                await Send(new ActivateProtocol(protocol, [.. day.Select(place => place.Id)], day.Key, DemoProtocols.Reason, DemoProtocols.Approver), cancellation);
            }
        }
    }

    private async Task Send(ActivateProtocol command, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.Worker(Purpose.Administration, Permission.Administer);
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellation);
        if (!outcome.Ok)
        {
            throw new InvalidOperationException("The demo's protocols cannot be switched on: " + outcome.Refusals[0].Text);
        }
    }
}
