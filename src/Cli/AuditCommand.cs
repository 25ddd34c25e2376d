using System.Text.Json;
using HealthAssess.Storage.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary><c>healthassess audit verify</c>: checks every seal and every sealed row; 1 and the first broken row when something was tampered with.</summary>
internal static class AuditCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Words is not ["verify"])
        {
            await errors.WriteLineAsync("usage: healthassess audit verify");
            return 2;
        }

        await using var opened = await Opened.Open(arguments, errors);
        var report = await opened.Services.GetRequiredService<AuditVerification>().Verify(CancellationToken.None);
        await output.WriteLineAsync(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
        return report.Broken is null ? 0 : 1;
    }
}
