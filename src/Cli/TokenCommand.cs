using System.Globalization;
using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary><c>healthassess token [--role integrator] [--hours 12]</c>: a bearer token for trying the API out, on standard output.</summary>
internal static class TokenCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (!int.TryParse(arguments.One("hours") ?? "12", CultureInfo.InvariantCulture, out var hours) || arguments.Has("help"))
        {
            return await Usage(errors);
        }

        await using var opened = await Opened.Open(arguments, errors);
        await using var scope = opened.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.Worker(Purpose.Administration, Permission.Administer);
        var place = await scope.ServiceProvider.GetRequiredService<HealthDb>().PointsOfEntry.AsNoTracking().OrderBy(one => one.Name).FirstOrDefaultAsync();
        if (place is null)
        {
            return await Usage(errors);
        }

        var request = new IssueToken(arguments.One("role") ?? Roles.Integrator.Name, place.Country, place.Id, hours);
        var token = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
        await (token.Ok ? output.WriteLineAsync(token.Value) : errors.WriteLineAsync(token.Refusals[0].Text));
        return token.Ok ? 0 : 1;
    }

    private static async Task<int> Usage(TextWriter errors)
    {
        await errors.WriteLineAsync("usage: healthassess token [--role integrator] [--hours 12]; the site must have been started once");
        return 2;
    }
}
