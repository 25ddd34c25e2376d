using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The value set that an operation is about, by one of the three ways to say it.</summary>
/// <param name="Id">Of a stored one.</param>
/// <param name="Given">One that was sent.</param>
/// <param name="Url">Canonical address, with or without a version.</param>
public sealed record ValueSetSource(string? Id, Resource? Given, string? Url)
{
    internal static ValueSetSource Of(OperationInput input, HttpRequest http) => new(
        http.Route("id"),
        input.Resource("valueSet") is { TypeName: "ValueSet" } given ? given : null,
        input.Text("url") is { } url ? LoadedTerminology.Canonical(url, input.Text("valueSetVersion")) : null);
}
