using System.Globalization;
using HealthAssess.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary>
/// <c>healthassess reindex [--after KEY]</c>: makes the search index anew while the site works; a line a block, so that a stopped run can go on.
/// <c>--check</c> only compares it with the record, names what differs, and ends with 1 where anything does.
/// </summary>
internal static class ReindexCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (!long.TryParse(arguments.One("after") ?? "0", CultureInfo.InvariantCulture, out var after) || arguments.Has("help"))
        {
            await errors.WriteLineAsync("usage: healthassess reindex [--after KEY | --check]");
            return 2;
        }

        await using var opened = await Opened.Open(arguments, errors);
        if (arguments.Has("check"))
        {
            return await Check(opened.Services.GetRequiredService<IndexCheck>(), output, errors);
        }

        var count = await opened.Services.GetRequiredService<Reindexing>().Run(
            after, (last, sofar) => errors.WriteLine($"{sofar} resources, up to --after {last}"), CancellationToken.None);
        await output.WriteLineAsync($"{{\"reindexed\":{count}}}");
        return 0;
    }

    private static async Task<int> Check(IndexCheck check, TextWriter output, TextWriter errors)
    {
        var differing = 0L;
        var count = await check.Run(
            resource =>
            {
                differing++;
                errors.WriteLine(resource);
            },
            CancellationToken.None);
        await output.WriteLineAsync($"{{\"checked\":{count},\"differing\":{differing}}}");
        return differing == 0 ? 0 : 1;
    }
}
