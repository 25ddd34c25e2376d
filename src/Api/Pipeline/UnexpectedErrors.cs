using HealthAssess.Domain;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HealthAssess.Api.Pipeline;

/// <summary>What was not foreseen, answered in plain words and logged without the message of the exception, which may quote personal data.</summary>
internal sealed partial class UnexpectedErrors(ILogger<UnexpectedErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsOurs(Asked(httpContext)))
        {
            return false;
        }

        // Kestrel aborts the request of a client that is too slow, who still hears why.
        if (httpContext.RequestAborted.IsCancellationRequested && exception is not BadHttpRequestException)
        {
            return true;
        }

        var (refusal, status) = Answer(exception, httpContext);
        await new RefusalResult([refusal], status).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>What is said of it, once it is in the log.</summary>
    public (Refusal Refusal, int Status) Answer(Exception exception, HttpContext http)
    {
        var (refusal, status) = Describe(exception, http);
        if (status >= 500)
        {
            Unexpected(http.TraceIdentifier, exception.GetType().FullName, (exception as NpgsqlException)?.SqlState, exception.StackTrace);
        }

        return (refusal, status);
    }

    /// <summary>What was asked for: once an exception is handled the request's own path is that of the page of errors.</summary>
    public static PathString Asked(HttpContext http) => http.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? http.Request.Path;

    /// <summary>The interfaces; pages have an error page of their own.</summary>
    public static bool IsOurs(PathString path) =>
        path.StartsWithSegments("/fhir", StringComparison.Ordinal) || path.StartsWithSegments("/api", StringComparison.Ordinal)
        || path.StartsWithSegments("/oauth", StringComparison.Ordinal);

    private static (Refusal Refusal, int Status) Describe(Exception exception, HttpContext http) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (BodyLimit.TooLong(http.Request), 413),
        BadHttpRequestException { StatusCode: StatusCodes.Status408RequestTimeout } =>
            (new(RefusalKind.Timeout, "body-slow", "The body came too slowly and was not waited for. Nothing was saved; send it again."), 408),
        // Kestrel reads the size of a chunk into an integer, and says so where it does not fit.
        BadHttpRequestException or IOException { InnerException: OverflowException } => (new(RefusalKind.Invalid, "unreadable-body", "The body cannot be read. Send JSON in UTF-8."), 400),
        NpgsqlException { IsTransient: true } or TimeoutException =>
            (new(RefusalKind.Transient, "database-away", "The database is not available right now. Try again in a moment."), 503),
        _ => (Unforeseen(http.TraceIdentifier), 500),
    };

    private static Refusal Unforeseen(string trace) =>
        new(RefusalKind.Transient, "unexpected", "Something went wrong on our side and nothing was saved. Report number: " + trace, Values: new Dictionary<string, string> { ["trace"] = trace });

    [LoggerMessage(EventId = 1000, Level = LogLevel.Error, Message = "Unexpected {Exception} (SQLSTATE {SqlState}) in request {Trace}: {Frames}")]
    private partial void Unexpected(string trace, string? exception, string? sqlState, string? frames);
}
