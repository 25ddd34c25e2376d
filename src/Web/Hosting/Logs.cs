namespace HealthAssess.Web.Hosting;

/// <summary>Logs as JSON lines on standard error, apart from the few lines meant for the person at the console. Never personal data: no request, form or resource is logged.</summary>
internal static class Logs
{
    public static void UseQuietLogs(this WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddJsonConsole(options => options.UseUtcTimestamp = true);
        builder.Logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}
