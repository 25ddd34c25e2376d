using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class ValidateCodeInValueSetEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.ValidateCodeInValueSet, async (input, http, mediator, cancellation) =>
    {
        if (AskedCoding.Objection(input) is { } several)
        {
            return new RefusalResult([several]);
        }

        var request = new ValidateCodeInValueSet(
            ValueSetSource.Of(input, http), AskedCoding.Of(input), input.Text("displayLanguage"), input.Flag("abstract") != false, AskedCoding.IsOfWords(input), input.Text("systemVersion"));
        return (await mediator.Send(request, cancellation)).ToResult(found => ResourceResult.Of(found, http));
    });
}

/// <summary>FHIR $validate-code of a value set: whether a code is in it.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-operation-validate-code.html</remarks>
[Requires(Permission.ReadFhir)]
public sealed record ValidateCodeInValueSet(
    ValueSetSource Source, IReadOnlyList<AskedCoding> Asked, string? Language, bool AbstractToo, bool OfWords = false, string? SystemVersion = null) : IQuery<Resource>;

internal sealed class ValidateCodeInValueSetHandler(ValueSets valueSets, LoadedTerminology loaded) : IRequestHandler<ValidateCodeInValueSet, Outcome<Resource>>
{
    private const string None = "The code is not one of them.";

    public async Task<Outcome<Resource>> Handle(ValidateCodeInValueSet request, CancellationToken cancellationToken)
    {
        if (request is { Asked.Count: 0, OfWords: false } || request.Asked.Any(one => one.System is null))
        {
            return new Refusal(RefusalKind.Required, "coding-missing", "Send a code and its system, a coding, or a codeableConcept.", request.Asked.Count == 0 ? "code" : "system");
        }

        var versions = SystemVersions.Usually(request.SystemVersion is { } version ? request.Asked.Select(one => (one.System!, version)) : []);
        var source = await valueSets.Find(request.Source, cancellationToken);
        var codes = source.Ok ? await valueSets.Codes(request.Source, source.Value, versions, cancellationToken) : Outcome<IReadOnlyList<Concept>>.Refused(source.Refusals);
        if (!codes.Ok)
        {
            return Outcome<Resource>.Refused(codes.Refusals);
        }

        Dictionary<string, CodeSystemTree?> systems = [];
        foreach (var system in request.Asked.Select(one => one.System!).Distinct())
        {
            systems[system] = await loaded.CodeSystem(LoadedTerminology.Canonical(system, request.SystemVersion), cancellationToken);
        }

        return Outcome<Resource>.Of(CodeValidity.Of(
            request.Asked, asked => Found(codes.Value, asked, systems[asked.System!], request.SystemVersion, source.Value), request.Language, request.AbstractToo));
    }

    private static (Concept? Concept, string Why) Found(IReadOnlyList<Concept> codes, AskedCoding asked, CodeSystemTree? system, string? version, Resource? valueSet)
    {
        var comparer = system?.Comparer ?? StringComparer.Ordinal;
        return codes.FirstOrDefault(one => one.System == asked.System && comparer.Equals(one.Code, asked.Code)) is not { } found
                ? (null, system is { IsFragment: true } && system.Find(asked.Code) is null && TakesAsItIs(valueSet, system.Url) ? CodeValidity.Unknown(system) : None)
            : version is not null && found.Version is { } held && held != version ? (null, $"The value set takes the code from version {held} of its system, not from {version}.")
            : (found, "");
    }

    /// <summary>Whether a value set takes what a system holds, rather than codes that it lists itself.</summary>
    private static bool TakesAsItIs(Resource? valueSet, string system) => valueSet?.Root["compose"].All("include")
        .Any(include => include["valueSet"].Exists || (include["system"].Text == system && !include["concept"].Exists)) == true;
}
