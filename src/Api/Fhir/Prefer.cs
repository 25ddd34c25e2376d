using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>The caller's preferences: <c>Prefer: return=minimal|representation|OperationOutcome, handling=strict|lenient</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#ops and RFC 7240.</remarks>
internal sealed record Prefer(string Return, bool Lenient)
{
    private static readonly string[] Returns = ["minimal", "representation", "OperationOutcome"];

    public static Prefer Of(HttpRequest request)
    {
        var words = request.Headers["Prefer"].SelectMany(value => (value ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)).Select(word => word.Replace("\"", "", StringComparison.Ordinal)).ToList();
        var wanted = words.Find(word => word.StartsWith("return=", StringComparison.OrdinalIgnoreCase))?[7..];
        return new Prefer(
            Array.Find(Returns, one => one.Equals(wanted, StringComparison.OrdinalIgnoreCase)) ?? "representation",
            words.Contains("handling=lenient", StringComparer.OrdinalIgnoreCase));
    }
}
