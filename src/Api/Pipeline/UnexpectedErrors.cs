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
        if (!IsOurs(httpContext.Request.Path))
        {
            return false;
        }

        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var (refusal, status) = Describe(exception, httpContext);
        if (status >= 500)
        {
            Unexpected(httpContext.TraceIdentifier, exception.GetType().FullName, (exception as NpgsqlException)?.SqlState, exception.StackTrace);
        }

        await new RefusalResult([refusal], status).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>Pages have an error page of their own.</summary>
    private static bool IsOurs(PathString path) =>
        path.StartsWithSegments("/fhir", StringComparison.Ordinal) || path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static (Refusal Refusal, int Status) Describe(Exception exception, HttpContext http) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (BodyLimit.TooLong(http.Request), 413),
        BadHttpRequestException => (new(RefusalKind.Invalid, "unreadable-body", "The body cannot be read. Send JSON in UTF-8."), 400),
        NpgsqlException { IsTransient: true } or TimeoutException =>
            (new(RefusalKind.Transient, "database-away", "The database is not available right now. Try again in a moment."), 503),
        _ => (Unforeseen(http.TraceIdentifier), 500),
    };

    private static Refusal Unforeseen(string trace) =>
        new(RefusalKind.Transient, "unexpected", "Something went wrong on our side and nothing was saved. Report number: " + trace, Values: new Dictionary<string, string> { ["trace"] = trace });

    [LoggerMessage(EventId = 1000, Level = LogLevel.Error, Message = "Unexpected {Exception} (SQLSTATE {SqlState}) in request {Trace}: {Frames}")]
    private partial void Unexpected(string trace, string? exception, string? sqlState, string? frames);
}
