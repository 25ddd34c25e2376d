using System.Globalization;
using System.Text.Json;
using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Pipeline;

/// <summary>Refusals on the wire, in one place: OperationOutcome under /fhir, problem+json (RFC 9457) elsewhere.</summary>
internal sealed class RefusalResult(IReadOnlyList<Refusal> refusals, int? status = null) : IResult
{
    public int Status { get; } = status ?? refusals[0].Kind.Status();

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var fhir = UnexpectedErrors.Asked(httpContext).StartsWithSegments("/fhir", StringComparison.Ordinal);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = fhir ? "application/fhir+json; charset=utf-8" : "application/problem+json";
        response.Headers.CacheControl = "no-store";
        if (Status is 429 or 503 or 504)
        {
            response.Headers.RetryAfter = "5";
        }

        if (Status == 401)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (!HttpMethods.IsHead(httpContext.Request.Method))
        {
            var words = httpContext.RequestServices?.GetService<RefusalWords>() ?? (refusal => refusal.Text);
            await response.Body.WriteAsync(fhir ? OperationOutcome(refusals) : Problem(refusals, Status, words), httpContext.RequestAborted);
        }
    }

    public static byte[] OperationOutcome(IReadOnlyList<Refusal> refusals, string severity = "error") => Json(writer =>
    {
        writer.WriteString("resourceType", "OperationOutcome");
        writer.WriteStartArray("issue");
        foreach (var refusal in refusals)
        {
            WriteIssue(writer, refusal, severity);
        }

        writer.WriteEndArray();
    });

    private static void WriteIssue(Utf8JsonWriter writer, Refusal refusal, string severity)
    {
        writer.WriteStartObject();
        writer.WriteString("severity", severity);
        writer.WriteString("code", refusal.Kind.IssueCode());
        writer.WriteStartObject("details");
        writer.WriteStartArray("coding");
        writer.WriteStartObject();
        writer.WriteString("system", "https://healthassess.org/fhir/CodeSystem/refusal");
        writer.WriteString("code", refusal.Key);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("text", refusal.Text);
        writer.WriteEndObject();
        writer.WriteString("diagnostics", refusal.Text);
        if (!string.IsNullOrEmpty(refusal.Expression))
        {
            writer.WriteStartArray("expression");
            writer.WriteStringValue(refusal.Expression);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    /// <remarks>Only the words follow <c>Accept-Language</c> (RFC 9457, 3.1.3); type, key and field stay what programs compare.</remarks>
    private static byte[] Problem(IReadOnlyList<Refusal> refusals, int status, RefusalWords words) => Json(writer =>
    {
        writer.WriteString("type", string.Create(CultureInfo.InvariantCulture, $"https://healthassess.org/problems/{refusals[0].Key}"));
        writer.WriteString("title", words(refusals[0]));
        writer.WriteNumber("status", status);
        writer.WriteStartArray("errors");
        foreach (var refusal in refusals)
        {
            writer.WriteStartObject();
            writer.WriteString("key", refusal.Key);
            writer.WriteString("text", words(refusal));
            writer.WriteString("field", refusal.Expression);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static byte[] Json(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
