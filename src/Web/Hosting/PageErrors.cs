using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace HealthAssess.Web.Hosting;

/// <summary>What was not foreseen on a page: logged under the number that the page shows, without the exception's message, which may quote personal data.</summary>
internal sealed partial class PageErrors(ILogger<PageErrors> log) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (Site.IsPage(httpContext))
        {
            Unexpected(httpContext.TraceIdentifier, exception.GetType().FullName, (exception.GetBaseException() as NpgsqlException)?.SqlState, exception.StackTrace);
        }

        // The page of errors itself is shown by the middleware that asked.
        return ValueTask.FromResult(false);
    }

    [LoggerMessage(EventId = 2000, Level = LogLevel.Error, Message = "Unexpected {Exception} (SQLSTATE {SqlState}) on a page, report number {Trace}: {Frames}")]
    private partial void Unexpected(string trace, string? exception, string? sqlState, string? frames);
}
