using System.Text;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>An operation that an entry of a Bundle calls: its route answers it, as it answers a request of its own.</summary>
/// <remarks>http://hl7.org/fhir/R4/operations.html#executing</remarks>
internal static class OperationEntry
{
    /// <param name="entry">The entry.</param>
    /// <param name="services">The scope of this entry, with its caller.</param>
    /// <param name="address">Base of the server.</param>
    /// <param name="prefer">What the caller of the Bundle prefers.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<EntryAnswer> Run(BundleEntry entry, IServiceProvider services, string address, Prefer prefer, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var http = Call(entry, services, new Uri(address), prefer);
        (http.Response.Body, http.RequestAborted) = (body, cancellation);
        var route = RouteMethods.Operation(services.GetRequiredService<EndpointDataSource>(), http);
        var unoffered = route is null ? UnofferedOperation.Of(http) : null;

        // A HEAD is answered as a GET, for a refusal must say why.
        http.Request.Method = entry.Method == "HEAD" ? "GET" : entry.Method;
        http.SetEndpoint(route);
        await (route is null ? unoffered!.ExecuteAsync(http) : route.RequestDelegate!(http));

        var answer = Answer(http.Response, body.ToArray());
        return entry.Method == "HEAD" && !answer.IsOutcome ? answer with { Body = default } : answer;
    }

    private static DefaultHttpContext Call(BundleEntry entry, IServiceProvider services, Uri address, Prefer prefer)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        var request = http.Request;
        (request.Method, request.Scheme, request.Host) = (entry.Method, address.Scheme, HostString.FromUriComponent(address));
        request.PathBase = address.AbsolutePath[..^FhirRoutes.Base.Length];
        request.Path = PathString.FromUriComponent($"{FhirRoutes.Base}/{string.Join('/', entry.Parts)}");
        request.QueryString = new QueryString(entry.Query is { Length: > 0 } query ? "?" + query : null);
        request.Headers["Prefer"] = $"return={prefer.Return}, handling={(prefer.Lenient ? "lenient" : "strict")}";
        var content = entry.Content.IsResource ? entry.Content.Json.ToArray() : [];
        (request.Body, request.ContentLength) = (new MemoryStream(content), content.Length);
        request.ContentType = content.Length > 0 ? FhirRoutes.MediaType : null;
        return http;
    }

    private static EntryAnswer Answer(HttpResponse response, byte[] body)
    {
        var location = (response.Headers.Location.ToString(), response.Headers.ContentLocation.ToString()) is var (there, later) && there.Length > 0 ? there : later;
        return response.StatusCode < StatusCodes.Status400BadRequest
            ? new EntryAnswer(response.StatusCode, null, location.Length > 0 ? location : null, body).Warned(Warnings.Of(response))
            : new EntryAnswer(response.StatusCode, null, null, body, IsOutcome: true) { Refusals = Refusals(body) };
    }

    /// <summary>What the outcome says, for a transaction that fails as a whole.</summary>
    private static IReadOnlyList<Refusal> Refusals(byte[] outcome) =>
    [
        .. from issue in Resource.Parse(Encoding.UTF8.GetString(outcome)).Root.All("issue")
           select new Refusal(
               RefusalStatus.KindOf(issue["code"].Text), issue["details"].All("coding").FirstOrDefault()["code"].Text ?? "", issue["details"]["text"].Text ?? "", issue.All("expression").FirstOrDefault().Text),
    ];
}
