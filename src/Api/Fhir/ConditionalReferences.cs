using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>References that name their target by a search (<c>Location?identifier=a|b</c>) instead of an id.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules: exactly one match, or the transaction fails.</remarks>
internal sealed class ConditionalReferences(ResourceReader reader, Caller caller)
{
    /// <summary>The real reference of each conditional one.</summary>
    public async Task<Outcome<IReadOnlyDictionary<string, string>>> Resolve(ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var reference in ReferenceRewrite.Of(json).Where(IsConditional).Distinct())
        {
            var (type, query) = Split(reference);
            var matches = await reader.Search(caller, type, query + "&_count=2", cancellation);
            if (!matches.Ok)
            {
                return Outcome<IReadOnlyDictionary<string, string>>.Refused(matches.Refusals);
            }

            if (matches.Value.Matches is not [var only])
            {
                return matches.Value.Matches.Count == 0 ? NoTarget : SeveralTargets;
            }

            found[reference] = $"{only.Type}/{only.Id}";
        }

        return Outcome<IReadOnlyDictionary<string, string>>.Of(found);
    }

    private static Refusal NoTarget { get; } = new(RefusalKind.NotFound, "reference-no-target", "A conditional reference finds nothing here.");

    private static Refusal SeveralTargets { get; } = new(RefusalKind.MultipleMatches, "reference-several-targets", "A conditional reference finds several resources.");

    private static bool IsConditional(string reference) => reference.IndexOf('?') is > 0 and var at && reference[..at].All(char.IsAsciiLetter);

    private static (string Type, string Query) Split(string reference) => reference.Split('?', 2) is [var type, var query] ? (type, query) : (reference, "");
}
