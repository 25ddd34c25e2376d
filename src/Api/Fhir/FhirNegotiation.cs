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
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (Unaddressed(context.HttpContext) is { } unaddressed)
        {
            return unaddressed;
        }

        var form = AcceptedFormat.Of(request);
        if (form is null)
        {
            return AcceptedFormat.Unacceptable;
        }

        if (!FhirRoutes.MediaType.StartsWith(form, StringComparison.Ordinal))
        {
            AnswerAs(context.HttpContext.Response, form);
        }

        return Unreadable(request) ?? await next(context);
    }

    /// <summary>A body that is not read: nobody's, in another form, packed or written otherwise.</summary>
    private static RefusalResult? Unreadable(HttpRequest request)
    {
        // Nobody's body is read before we know whose it is.
        if (HasBody(request) && request.HttpContext.RequestServices.GetRequiredService<Caller>().Kind == CallerKind.Anonymous)
        {
            return new RefusalResult([new(RefusalKind.Login, "sign-in", "Sign in first.")]);
        }

        if (IsPostedSearch(request) && MayHaveBody(request) && !SendsForm(request))
        {
            return Refuse(415, "form-only-in", "A posted search comes as application/x-www-form-urlencoded.");
        }

        if (!BodyCoding.IsKnown(request))
        {
            request.HttpContext.Response.Headers.AcceptEncoding = "gzip, br";
            return Refuse(415, "coding-unknown", "A body may be compressed with gzip or br. A posted search comes as it is.");
        }

        if (HasBody(request) && !SendsJson(request))
        {
            if (HttpMethods.IsPatch(request.Method))
            {
                request.HttpContext.Response.Headers["Accept-Patch"] = $"{PatchBody.JsonPatchType}, application/fhir+json";
            }

            return Refuse(415, "json-only-in", "This server reads JSON (application/fhir+json) only.");
        }

        return null;
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

    /// <summary>Who asks for a general media type of JSON is answered under that name.</summary>
    /// <remarks>http://hl7.org/fhir/R4/http.html#mime-type</remarks>
    private static void AnswerAs(HttpResponse response, string form) => response.OnStarting(() =>
    {
        response.ContentType = response.ContentType == FhirRoutes.MediaType ? form + "; charset=utf-8" : response.ContentType;
        return Task.CompletedTask;
    });

    private static bool MayHaveBody(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: false } && request.ContentLength is not 0;

    /// <summary>Of the two kinds of form, FHIR has the plain one.</summary>
    private static bool SendsForm(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static bool HasBody(HttpRequest request) =>
        MayHaveBody(request) && (HttpMethods.IsPut(request.Method) || HttpMethods.IsPatch(request.Method) || (HttpMethods.IsPost(request.Method) && !IsPostedSearch(request)));

    /// <summary>What is not stored may be validated all the same.</summary>
    private static bool IsValidated(HttpRequest request, string type) =>
        request.Path.Value!.EndsWith("/$validate", StringComparison.Ordinal) && SearchDefinitions.Of(type).Count > 0;

    private static bool IsPostedSearch(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.Path.Value!.TrimEnd('/').EndsWith("/_search", StringComparison.Ordinal);

    private static bool SendsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && AcceptedFormat.IsR4(type) && (type.Charset.Length == 0 || type.Charset.ToString().Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            && (AcceptedFormat.IsJson(type.MediaType.ToString()) || (HttpMethods.IsPatch(request.Method) && type.MediaType.Equals(PatchBody.JsonPatchType, StringComparison.OrdinalIgnoreCase)));
}
