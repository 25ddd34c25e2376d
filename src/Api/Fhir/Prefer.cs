using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>The caller's preferences: <c>Prefer: return=minimal|representation|OperationOutcome, handling=strict|lenient</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#ops and RFC 7240.</remarks>
internal sealed record Prefer(string Return, bool Lenient)
{
    public static Prefer Of(HttpRequest request)
    {
        var words = request.Headers["Prefer"].SelectMany(value => (value ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)).ToList();
        return new Prefer(
            words.Find(word => word.StartsWith("return=", StringComparison.OrdinalIgnoreCase))?[7..] ?? "representation",
            words.Contains("handling=lenient", StringComparer.OrdinalIgnoreCase));
    }
}
