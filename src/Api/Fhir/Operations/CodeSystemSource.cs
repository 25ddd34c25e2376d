using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The code system that an operation is about, by one of the three ways to say it.</summary>
/// <param name="Id">Of a stored one.</param>
/// <param name="Given">One that was sent.</param>
/// <param name="Url">Canonical address, with or without a version.</param>
public sealed record CodeSystemSource(string? Id, Resource? Given, string? Url)
{
    /// <param name="input">What was sent.</param>
    /// <param name="http">The request.</param>
    /// <param name="parameter">The parameter that has its address.</param>
    /// <param name="ofCoding">The address in a coding that was sent.</param>
    internal static CodeSystemSource Of(OperationInput input, HttpRequest http, string parameter, string? ofCoding) => new(
        http.Route("id"),
        input.Resource("codeSystem") is { TypeName: "CodeSystem" } given ? given : null,
        (input.Text(parameter) ?? ofCoding) is { } url ? LoadedTerminology.Canonical(url, input.Text("version")) : null);
}
