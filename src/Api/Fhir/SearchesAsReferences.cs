using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Api.Fhir;

/// <summary>
/// References that name their target by a search are resolved in a transaction, and only there: alone, in a batch or in a
/// patch of its own they would be stored as they are and lead nowhere.
/// </summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules</remarks>
internal static class SearchesAsReferences
{
    /// <summary>True for <c>Location?identifier=a|b</c>.</summary>
    public static bool Is(string reference) => reference.IndexOf('?') is > 0 and var at && SearchDefinitions.Of(reference[..at]).Count > 0;

    /// <summary>What to say of the first of them; null where there is none, or where it was stored before.</summary>
    /// <param name="resource">What is to be written.</param>
    /// <param name="before">What is there now: an import keeps a reference whose target is nowhere yet.</param>
    public static Refusal? Objection(Resource resource, Resource? before = null)
    {
        if (resource.Json.Span.IndexOf((byte)'?') < 0 && resource.Json.Span.IndexOf("\\u"u8) < 0)
        {
            return null;
        }

        var kept = before is null ? [] : In(before.Root).Select(one => one.Text).ToHashSet();
        return In(resource.Root).FirstOrDefault(one => !kept.Contains(one.Text)) is { Exists: true } found
            ? new Refusal(RefusalKind.BusinessRule, "reference-conditional", "A reference that is a search is resolved in a transaction only. Send this in a Bundle of type transaction, or name the target by its id.", found.Path)
            : null;
    }

    private static IEnumerable<Element> In(Element element) => LiteralReferences.In(element).Where(one => Is(one.Text!));
}
