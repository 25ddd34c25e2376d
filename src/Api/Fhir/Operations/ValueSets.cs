using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Finds the value set that an operation is about, and what it holds.</summary>
internal sealed class ValueSets(ResourceReader reader, LoadedTerminology loaded, Expander expander, Caller caller)
{
    /// <summary>The value set; null for one that is not stored and may be one of R4's own.</summary>
    public async Task<Outcome<Resource?>> Find(ValueSetSource source, CancellationToken cancellation)
    {
        if (source.Id is { } id)
        {
            var read = await reader.Read(caller, "ValueSet", id, cancellation);
            return read.Ok ? Outcome<Resource?>.Of(read.Value.Resource) : Outcome<Resource?>.Refused(read.Refusals);
        }

        return source.Given is { } given ? Outcome<Resource?>.Of(given)
            : source.Url is not null ? Outcome<Resource?>.Of(await loaded.Find("ValueSet", source.Url, cancellation))
            : new Refusal(RefusalKind.Required, "value-set-missing", "Say which value set: url, valueSet, or an id in the address.", "url");
    }

    public Task<Outcome<IReadOnlyList<Concept>>> Codes(ValueSetSource source, Resource? found, SystemVersions versions, CancellationToken cancellation) =>
        found is null ? expander.Expand(source.Url!, cancellation, versions) : expander.Expand(found.Root, cancellation, versions);
}
