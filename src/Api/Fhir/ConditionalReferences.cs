using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>References that name their target by a search (<c>Location?identifier=a|b</c>) instead of an id.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules: exactly one match, or the transaction fails. Each search is asked once.</remarks>
internal sealed class ConditionalReferences(ResourceReader reader, CodeModifiers codes, Caller caller)
{
    /// <summary>The real reference of each conditional one of the entries.</summary>
    public async Task<Outcome<IReadOnlyDictionary<string, string>>> Resolve(IReadOnlyList<BundleEntry> entries, CancellationToken cancellation)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        var conditional = entries.Where(entry => entry.Content.IsResource).SelectMany(entry => ReferenceRewrite.Of(entry.Content.Json)).Where(IsConditional);
        foreach (var reference in conditional.Distinct(StringComparer.Ordinal))
        {
            var (type, query) = Split(reference);
            var resolved = await codes.Resolve(type, query, cancellation);
            if (!resolved.Ok || !Says(query))
            {
                return resolved.Ok ? NoTarget : Outcome<IReadOnlyDictionary<string, string>>.Refused(resolved.Refusals);
            }

            var matches = await reader.Search(caller, type, resolved.Value + "&_count=2", cancellation);
            if (!matches.Ok)
            {
                return Outcome<IReadOnlyDictionary<string, string>>.Refused(matches.Refusals);
            }

            List<string> targets = [.. matches.Value.Matches.Select(match => $"{match.Type}/{match.Id}"), .. Created(entries, type, query)];
            if (targets.Count != 1)
            {
                return targets.Count == 0 ? NoTarget : SeveralTargets;
            }

            found[reference] = targets[0];
        }

        return Outcome<IReadOnlyDictionary<string, string>>.Of(found);
    }

    /// <summary>What the same transaction creates counts, too, where the search is for an identifier.</summary>
    private static IEnumerable<string> Created(IReadOnlyList<BundleEntry> entries, string type, string query)
    {
        var identifier = Uri.UnescapeDataString(query) is var plain && plain.StartsWith("identifier=", StringComparison.Ordinal) ? plain[11..] : null;
        return identifier is null ? [] : entries
            .Where(entry => entry is { Method: "POST", IfNoneExist: null } && entry.Type == type && BusinessIdentifier.IsOn(entry.Content, identifier))
            .Select(entry => $"{type}/{entry.NewId}");
    }

    // A search without any value would find everything, and one resource by accident.
    private static bool Says(string query) => query.Split('&').Any(pair => pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals && equals < pair.Length - 1);

    private static Refusal NoTarget { get; } = new(RefusalKind.NotFound, "reference-no-target", "A conditional reference finds nothing here.", "Bundle.entry");

    private static Refusal SeveralTargets { get; } = new(RefusalKind.MultipleMatches, "reference-several-targets", "A conditional reference finds several resources.", "Bundle.entry");

    private static bool IsConditional(string reference) => reference.IndexOf('?') is > 0 and var at && reference[..at].All(char.IsAsciiLetter);

    private static (string Type, string Query) Split(string reference) => reference.Split('?', 2) is [var type, var query] ? (type, query) : (reference, "");
}
