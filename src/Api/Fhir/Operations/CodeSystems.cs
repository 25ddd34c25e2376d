using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Domain;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Finds the code system that an operation is about.</summary>
internal sealed class CodeSystems(ResourceReader reader, LoadedTerminology loaded, Caller caller)
{
    public async Task<Outcome<CodeSystemTree>> Find(CodeSystemSource source, CancellationToken cancellation)
    {
        if (source.Id is { } id)
        {
            var read = await reader.Read(caller, "CodeSystem", id, cancellation);
            return read.Ok ? Outcome<CodeSystemTree>.Of(new CodeSystemTree(read.Value.Resource)) : Outcome<CodeSystemTree>.Refused(read.Refusals);
        }

        return source.Given is { } given ? Outcome<CodeSystemTree>.Of(new CodeSystemTree(given))
            : source.Url is not { } url ? new Refusal(RefusalKind.Required, "code-system-missing", "Say which code system: its address, or an id in the address of the request.", "url")
            : await loaded.CodeSystem(url, cancellation) is { } tree ? Outcome<CodeSystemTree>.Of(tree)
            : new Refusal(RefusalKind.NotFound, "code-system-not-loaded", "This code system is not loaded here.", "url");
    }
}
