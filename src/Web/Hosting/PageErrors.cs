using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace HealthAssess.Web.Hosting;

/// <summary>What was not foreseen on a page: logged under the number that the page shows, without the exception's message, which may quote personal data.</summary>
internal sealed partial class PageErrors(ILogger<PageErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!Site.IsPage(httpContext))
        {
            return false;
        }

        if (exception is BadHttpRequestException { StatusCode: var status })
        {
            // No browser sends this: whoever does is told, and nobody is woken for it.
            httpContext.Response.StatusCode = status;
            await httpContext.Response.WriteAsync("This page takes the fields of its own form, and nothing else.", cancellationToken);
            return true;
        }

        Unexpected(httpContext.TraceIdentifier, exception.GetType().FullName, (exception.GetBaseException() as NpgsqlException)?.SqlState, exception.StackTrace);

        // The page of errors itself is shown by the middleware that asked.
        return false;
    }

    [LoggerMessage(EventId = 2000, Level = LogLevel.Error, Message = "Unexpected {Exception} (SQLSTATE {SqlState}) on a page, report number {Trace}: {Frames}")]
    private partial void Unexpected(string trace, string? exception, string? sqlState, string? frames);
}
