using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>Parameters that were left out because the caller is lenient, named where no entry of a Bundle can: in a header, or in the outcome of an entry of a batch.</summary>
/// <remarks>http://hl7.org/fhir/R4/search.html#errors, RFC 7234, 5.5.</remarks>
internal static class Warnings
{
    /// <summary>For an answer of its own.</summary>
    public static void Say(HttpResponse response, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            response.Headers.Append("Warning", $"299 - \"{Uri.EscapeDataString(name)} is not known here and was left out\"");
        }
    }

    /// <summary>For an entry.</summary>
    public static byte[] Outcome(IEnumerable<string> names) => RefusalResult.OperationOutcome(
        [.. names.Select(name => new Refusal(RefusalKind.NotSupported, "parameter-unknown", $"'{name}' is not known here and was left out.", name))], "warning");

    /// <summary>What the header of an answer says, for the entry that it becomes.</summary>
    public static IReadOnlyList<string> Of(HttpResponse response) =>
        [.. response.Headers["Warning"].OfType<string>().Select(warning => Uri.UnescapeDataString(warning.Split('"')[1].Split(' ')[0]))];
}
