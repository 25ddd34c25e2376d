using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>Updates that name their target by a search: none there is a create, one is updated, several are refused.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#cond-update. The create asks again under a lock, so that two at once make one.</remarks>
internal sealed class ConditionalUpdates(ResourceReader reader, Caller caller, TimeProvider time)
{
    public async Task<Outcome<Change>> Change(string type, string query, Resource resource, string? ifMatch, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(query))
        {
            return new Refusal(RefusalKind.Required, "condition-empty", "An update without an id needs a condition, as in Patient?identifier=system|value.");
        }

        var found = await reader.Search(caller, type, query + "&_count=2", cancellation);
        return found switch
        {
            { Ok: false } => Outcome<Change>.Refused(found.Refusals),
            { Value.Matches: [] } => Outcome<Change>.Of(new Change(ChangeVerb.Create, type, resource.Id ?? Ids.New(time).ToString(), resource, IfNoneExist: query)),
            { Value.Matches: [var only] } when resource.Id is { } id && id != only.Id => FhirRefusals.OtherId,
            { Value.Matches: [var only] } => Outcome<Change>.Of(new Change(ChangeVerb.Update, type, only.Id, resource, ifMatch)),
            _ => new Refusal(RefusalKind.MultipleMatches, "condition-matches-several", "The condition matches several resources."),
        };
    }
}
