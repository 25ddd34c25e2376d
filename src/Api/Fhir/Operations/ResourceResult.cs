using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>A resource that is made and not stored.</summary>
internal static class ResourceResult
{
    public static IResult Of(Resource resource, HttpRequest http) => new BundleResult(resource.Json, http.Query["_pretty"] == "true");
}
