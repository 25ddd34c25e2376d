using System.Globalization;
using System.Text.Json;
using HealthAssess.Api.Administration.Import;
using HealthAssess.Api.Certificates.Reissue;
using HealthAssess.Domain;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary><c>healthassess keys reissue --key KEYID | --ending-within DAYS</c>: certificates anew, after a key was lost or before their end. Started again, it goes on where it stopped.</summary>
internal static class ReissueCommand
{
    public static Func<IServiceProvider, Task<int>>? Of(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (Key(arguments.One("key")) is { } key)
        {
            return services => Run(services.GetRequiredService<ReissueRun>().OfLostKey(key, Progress(errors), CancellationToken.None), output, errors);
        }

        return int.TryParse(arguments.One("ending-within"), CultureInfo.InvariantCulture, out var days) && days > 0
            ? services => Run(services.GetRequiredService<ReissueRun>().EndingBefore(TimeProvider.System.GetUtcNow().AddDays(days), Progress(errors), CancellationToken.None), output, errors)
            : null;
    }

    private static async Task<int> Run(Task<Outcome<ReissuedBatch>> run, TextWriter output, TextWriter errors)
    {
        var outcome = await run;
        if (!outcome.Ok)
        {
            await errors.WriteLineAsync(outcome.Refusals[0].Text);
            return 1;
        }

        await output.WriteLineAsync(JsonSerializer.Serialize(outcome.Value, JsonSerializerOptions.Web));
        return outcome.Value.Refused.Count == 0 ? 0 : 1;
    }

    private static Action<int, int> Progress(TextWriter errors)
    {
        var bar = new ProgressBar(errors);
        return (done, all) => bar.Report(new ImportProgress("", done, all));
    }

    private static byte[]? Key(string? hex)
    {
        try
        {
            return hex is { Length: 16 } ? Convert.FromHexString(hex) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
