using System.Text.Json;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Protection;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary>
/// <c>healthassess protect seal --place ID --reason TEXT</c> closes a Point of Entry and prints the two shares, once;
/// <c>protect retention</c> destroys what was kept long enough, <c>protect scrub</c> overwrites what erasures have freed.
/// A seal is opened by two persons who sign in, never from here.
/// </summary>
internal static class ProtectCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        await using var opened = arguments.Words is ["seal"] or ["retention"] or ["scrub"] ? await Opened.Open(arguments, errors) : null;
        return (arguments.Words, opened) switch
        {
            (["seal"], { }) when Guid.TryParse(arguments.One("place"), out var place) && arguments.One("reason") is { Length: > 0 } reason => await Seal(opened.Services, place, reason, output, errors),
            (["retention"], { }) => await Print(output, await opened.Services.GetRequiredService<Retention>().Run(CancellationToken.None)),
            (["scrub"], { }) => await Print(output, new { scrubbed = await opened.Services.GetRequiredService<Scrubbing>().Run(CancellationToken.None) }),
            _ => await Usage(errors),
        };
    }

    private static async Task<int> Seal(IServiceProvider services, Guid place, string reason, TextWriter output, TextWriter errors)
    {
        var seals = services.GetRequiredService<PlaceSeals>();
        if (await seals.Seal(place, reason, Caller.Worker(Purpose.Administration, Permission.ProtectData), CancellationToken.None) is not { } shares)
        {
            await errors.WriteLineAsync("Nothing was recorded there that could be sealed.");
            return 1;
        }

        await Print(output, shares);
        await seals.Finish(CancellationToken.None);
        return 0;
    }

    private static async Task<int> Print(TextWriter output, object answer)
    {
        await output.WriteLineAsync(JsonSerializer.Serialize(answer, JsonSerializerOptions.Web));
        return 0;
    }

    private static async Task<int> Usage(TextWriter errors)
    {
        await errors.WriteLineAsync("usage: healthassess protect seal --place ID --reason TEXT | retention | scrub");
        return 2;
    }
}
