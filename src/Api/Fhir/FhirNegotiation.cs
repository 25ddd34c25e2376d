using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace HealthAssess.Api.Fhir;

/// <summary>JSON in, JSON out: XML and Turtle are refused by name. Types that are not stored are refused before anything else is looked at.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#mime-type</remarks>
internal sealed class FhirNegotiation : IEndpointFilter
{
    private static readonly string[] Json = ["application/fhir+json", "application/json", "text/json", "application/json+fhir"];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (Unaddressed(context.HttpContext) is { } unaddressed)
        {
            return unaddressed;
        }

        if (!AcceptsJson(request))
        {
            return Refuse(406, "json-only-out", "This server answers in JSON (application/fhir+json) only.");
        }

        // Nobody's body is read before we know whose it is.
        if (HasBody(request) && context.HttpContext.RequestServices.GetRequiredService<Caller>().Kind == CallerKind.Anonymous)
        {
            return new RefusalResult([new(RefusalKind.Login, "sign-in", "Sign in first.")]);
        }

        if (IsPostedSearch(request) && request.ContentLength is not (null or 0) && !request.HasFormContentType)
        {
            return Refuse(415, "form-only-in", "A posted search comes as application/x-www-form-urlencoded.");
        }

        if (!BodyCoding.IsKnown(request))
        {
            context.HttpContext.Response.Headers.AcceptEncoding = "gzip, br";
            return Refuse(415, "coding-unknown", "A body may be compressed with gzip or br. A posted search comes as it is.");
        }

        if (HasBody(request) && !SendsJson(request))
        {
            if (HttpMethods.IsPatch(request.Method))
            {
                context.HttpContext.Response.Headers["Accept-Patch"] = $"{PatchBody.JsonPatchType}, application/fhir+json";
            }

            return Refuse(415, "json-only-in", "This server reads JSON (application/fhir+json) only.");
        }

        return await next(context);
    }

    /// <summary>What is no address of this API, or none with this method.</summary>
    private static IResult? Unaddressed(HttpContext http)
    {
        if (UnofferedOperation.Of(http) is { } unoffered)
        {
            return unoffered;
        }

        var values = http.Request.RouteValues;
        if (RouteMethods.IsMisread(values))
        {
            return UnknownRouteEndpoint.Answer(http);
        }

        return !values.TryGetValue("type", out var type) || TypePolicies.Of((string)type!) is not null || IsValidated(http.Request, (string)type!) ? null
            : OwnDefinitions.Types.Contains((string)type!) ? UnknownRouteEndpoint.Answer(http)
            : new RefusalResult([new(RefusalKind.NotSupported, "type-not-stored", "This type is not stored here. The CapabilityStatement lists those that are.")], 404);
    }

    private static RefusalResult Refuse(int status, string key, string text) => new([new(RefusalKind.NotSupported, key, text)], status);

    private static bool AcceptsJson(HttpRequest request)
    {
        if (request.Query.TryGetValue("_format", out var format) && format.ToString() is { Length: > 0 } wanted)
        {
            return wanted.Equals("json", StringComparison.OrdinalIgnoreCase) || IsJson(wanted.Replace(' ', '+'));
        }

        // What nearly all say needs no parsing.
        if (request.Headers.Accept is [] or ["application/fhir+json"] or ["*/*"])
        {
            return true;
        }

        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0 || accepted.Any(one => one.Quality != 0 && IsR4(one) && (one.MatchesAllTypes || one.MediaType == "application/*" || IsJson(one.MediaType.ToString())));
    }

    private static bool HasBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false } && request.ContentLength is not 0 && (HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method) || (HttpMethods.IsPost(request.Method) && !IsPostedSearch(request)));

    /// <summary>What is not stored may be validated all the same.</summary>
    private static bool IsValidated(HttpRequest request, string type) =>
        request.Path.Value!.EndsWith("/$validate", StringComparison.Ordinal) && SearchDefinitions.Of(type).Count > 0;

    private static bool IsPostedSearch(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.Value!.EndsWith("/_search", StringComparison.Ordinal);

    private static bool SendsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && IsR4(type) && (type.Charset.Length == 0 || type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            && (IsJson(type.MediaType.ToString()) || (HttpMethods.IsPatch(request.Method) && type.MediaType.Equals(PatchBody.JsonPatchType, StringComparison.OrdinalIgnoreCase)));

    /// <remarks>http://hl7.org/fhir/R4/http.html#version-parameter</remarks>
    private static bool IsR4(MediaTypeHeaderValue type) =>
        type.Parameters.FirstOrDefault(one => one.Name.Equals("fhirVersion", StringComparison.OrdinalIgnoreCase)) is not { } version || version.Value.ToString().Trim('"') is "4.0" or "4.0.1";

    private static bool IsJson(string mediaType) => Json.Contains(mediaType.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase);
}
