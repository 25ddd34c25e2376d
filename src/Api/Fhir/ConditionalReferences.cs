using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>References that name their target by a search (<c>Location?identifier=a|b</c>) instead of an id.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules: exactly one match, or the transaction fails. Each search is asked once.</remarks>
internal sealed class ConditionalReferences(ResourceReader reader, CodeModifiers codes, Caller caller)
{
    /// <summary>What is asked at once goes in one round trip where it can.</summary>
    private const int AskedAtOnce = 16;

    /// <summary>The real reference of each conditional one of the entries.</summary>
    public async Task<Outcome<IReadOnlyDictionary<string, string>>> Resolve(IReadOnlyList<BundleEntry> entries, CancellationToken cancellation)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        var asked = Asked(entries);
        var targets = asked.Count > 0 ? new BundleTargets(entries) : null;
        foreach (var some in asked.Chunk(AskedAtOnce))
        {
            var answers = await Task.WhenAll(some.Select(one => Target(targets!, one.Reference, cancellation)));
            foreach (var ((at, reference), target) in some.Zip(answers))
            {
                if (!target.Ok)
                {
                    return Outcome<IReadOnlyDictionary<string, string>>.Refused([.. target.Refusals.Select(refusal => refusal with { Change = at, Expression = "Bundle.entry" })]);
                }

                found[reference] = target.Value;
            }
        }

        return Outcome<IReadOnlyDictionary<string, string>>.Of(found);
    }

    /// <summary>Every conditional reference once, with the entry that has it first.</summary>
    private static List<(int At, string Reference)> Asked(IReadOnlyList<BundleEntry> entries) =>
    [
        .. entries.Index().Where(one => one.Item.Content.IsResource && MayHave(one.Item))
            .SelectMany(one => PatchLinks.Of(one.Item).Where(IsConditional), (one, reference) => (At: one.Index, Reference: reference))
            .DistinctBy(one => one.Reference, StringComparer.Ordinal),
    ];

    private async Task<Outcome<string>> Target(BundleTargets entries, string reference, CancellationToken cancellation)
    {
        var (type, query) = Split(reference);
        var resolved = await codes.Resolve(type, query, cancellation);
        if (!resolved.Ok || !Says(query))
        {
            return resolved.Ok ? NoTarget : Outcome<string>.Refused(resolved.Refusals);
        }

        var changed = entries.Changed(type, query);
        var matches = await reader.Search(caller, type, $"{resolved.Value}&_count={Math.Min(1000, changed.Count + 2)}", cancellation);
        if (!matches.Ok)
        {
            return Outcome<string>.Refused(matches.Refusals);
        }

        var stored = matches.Value.Matches.Where(match => !changed.Contains(match.Id)).Select(match => $"{match.Type}/{match.Id}");
        List<string> targets = entries.Same(type, query) is { } same ? [same] : [.. stored.Concat(entries.Brought(type, query)).Distinct()];
        return targets switch
        {
            [] => NoTarget,
            [var only] => Outcome<string>.Of(only),
            _ => SeveralTargets,
        };
    }

    /// <summary>False for content that certainly has none: its question mark may be escaped, and a JSON Patch travels as base64.</summary>
    private static bool MayHave(BundleEntry entry) => entry.Method == "PATCH" || entry.Content.Json.Span.IndexOfAny((byte)'?', (byte)'\\') >= 0;

    // A search without any value would find everything, and one resource by accident.
    private static bool Says(string query) => query.Split('&', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } pairs && Array.TrueForAll(pairs, pair => pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals && equals < pair.Length - 1);

    private static Refusal NoTarget { get; } = new(RefusalKind.NotFound, "reference-no-target", "A conditional reference finds nothing here.", "Bundle.entry");

    private static Refusal SeveralTargets { get; } = new(RefusalKind.MultipleMatches, "reference-several-targets", "A conditional reference finds several resources.", "Bundle.entry");

    private static bool IsConditional(string reference) => reference.IndexOf('?') is > 0 and var at && reference[..at].All(char.IsAsciiLetter);

    private static (string Type, string Query) Split(string reference) => reference.Split('?', 2) is [var type, var query] ? (type, query) : (reference, "");
}
