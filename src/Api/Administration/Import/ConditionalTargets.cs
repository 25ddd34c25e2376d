using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Administration.Import;

/// <summary>
/// Targets of references by identifier (<c>Location?identifier=system|value</c>): those of the files themselves, whatever
/// their order, and those that are here already.
/// </summary>
internal sealed class ConditionalTargets(ResourceReader reader, Caller caller)
{
    private readonly Dictionary<string, string?> targets = new(StringComparer.Ordinal);

    /// <summary>Learns the identifiers of a register that is about to be imported. Travellers are never referred to by identifier.</summary>
    public void Learn(ImportItem item)
    {
        if (item.Type is not { } type || TypePolicies.Of(type) is not { OfPerson: false } || Resource.Read(item.Json).Resource is not { } resource)
        {
            return;
        }

        foreach (var identifier in resource.Root.All("identifier"))
        {
            targets[$"{type}?identifier={identifier["system"].Text}|{identifier["value"].Text}"] = $"{type}/{item.Id}";
        }
    }

    /// <summary>Looks up what the files themselves do not answer, once.</summary>
    public async Task Resolve(IReadOnlyList<string> references, CancellationToken cancellation)
    {
        foreach (var reference in references.Where(reference => reference.Contains("?identifier=", StringComparison.Ordinal) && !targets.ContainsKey(reference)))
        {
            var at = reference.IndexOf('?', StringComparison.Ordinal);
            var found = await reader.Search(caller, reference[..at], reference[(at + 1)..] + "&_count=2", cancellation);
            targets[reference] = found is { Ok: true, Value.Matches: [var only] } ? $"{only.Type}/{only.Id}" : null;
        }
    }

    /// <summary>The real reference, or null where there is none.</summary>
    public string? Of(string reference) => targets.GetValueOrDefault(reference);
}
