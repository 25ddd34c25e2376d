using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir;

/// <summary>One entry of a batch or transaction: which interaction it asks for.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#transaction</remarks>
internal sealed record BundleEntry(
    string Method, string Type, string? Id, string? Query, Resource? Resource, string? FullUrl, string? IfMatch, string? IfNoneExist)
{
    public bool IsRead => Method is "GET" or "HEAD";

    /// <summary>The id a created resource gets before anything is written, so that others of the transaction can refer to it.</summary>
    public Guid NewId { get; init; }

    public static Outcome<BundleEntry> Of(Element entry, TimeProvider time)
    {
        var request = entry["request"];
        var (method, url) = (request["method"].Text, request["url"].Text);
        if (method is not ("GET" or "HEAD" or "POST" or "PUT" or "DELETE") || string.IsNullOrEmpty(url))
        {
            return new Refusal(RefusalKind.Required, "entry-request", "Every entry says what to do: request.method (GET, POST, PUT or DELETE) and request.url.", entry.Path);
        }

        var (path, query) = url.Split('?', 2) is [var before, var after] ? (before, after) : (url, null);
        var parts = path.Trim('/').Split('/');
        var resource = entry["resource"].ToResource();
        return Objection(method, parts, resource, entry.Path) is { } objection
            ? objection
            : Outcome<BundleEntry>.Of(new BundleEntry(
                method, parts[0], parts.Length > 1 ? parts[1] : null, query, resource, entry["fullUrl"].Text,
                request["ifMatch"].Text, request["ifNoneExist"].Text)
            { NewId = Ids.New(time) });
    }

    private static Refusal? Objection(string method, string[] parts, Resource? resource, string path) => (method, parts, resource) switch
    {
        _ when TypePolicies.Of(parts[0]) is null => FhirRefusals.NotStored(parts[0]) with { Expression = path },
        ("POST" or "PUT", _, null) => new(RefusalKind.Required, "entry-resource", "This entry brings no resource.", path),
        ("POST", { Length: > 1 }, _) => new(RefusalKind.NotSupported, "entry-operation", "Operations cannot be called inside a Bundle.", path),
        ("POST" or "PUT", _, _) when resource!.TypeName != parts[0] => FhirRefusals.OtherType with { Expression = path },
        ("PUT", { Length: > 1 }, _) when resource!.Id is { } id && id != parts[1] => FhirRefusals.OtherId with { Expression = path },
        _ => null,
    };
}
