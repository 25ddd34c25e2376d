using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Patching;

namespace HealthAssess.Api.Fhir;

/// <summary>One entry of a batch or transaction: which interaction it asks for.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#transaction</remarks>
internal sealed record BundleEntry(string Method, IReadOnlyList<string> Parts, string? Query, Element Content, Element Request, string? FullUrl)
{
    private Resource? resource;

    /// <summary>The resource it brings, as it came; null where it brings none.</summary>
    public Resource? Resource => resource ??= Content.ToResource();

    public bool IsRead => Method is "GET" or "HEAD";

    /// <summary>An operation is called: <c>ValueSet/$expand</c>.</summary>
    public bool IsOperation => IsCall(Parts);

    public string Type => Parts[0];

    public string? Id => Parts.Count > 1 ? Parts[1] : null;

    public string? IfMatch => Request["ifMatch"].Text;

    public string? IfNoneMatch => Request["ifNoneMatch"].Text;

    public string? IfNoneExist => IfNoneExistQuery.Of(Request["ifNoneExist"].Text, Type);

    /// <summary>The search that says which resource is meant, or that there must be none.</summary>
    public string? Condition => Method == "POST" ? IfNoneExist : Id is null ? Query : null;

    /// <summary>What a PATCH entry wants changed.</summary>
    public IPatch? Patch { get; private init; }

    /// <summary>The id a created resource gets before anything is written, so that others of the transaction can refer to it.</summary>
    public Guid NewId { get; private init; }

    /// <summary>Where it stands in the Bundle: <c>Bundle.entry[2]</c>.</summary>
    public string Path => Request.Parent.Path;

    /// <summary>Where the entry stands in the order in which a transaction is processed.</summary>
    public int Rank => Method switch { "DELETE" => 0, "POST" => 1, "PUT" or "PATCH" => 2, _ => 3 };

    public static Outcome<BundleEntry> Of(Element entry, string address, TimeProvider time)
    {
        var request = entry["request"];
        var (method, url) = (request["method"].Text, request["url"].Text);
        if (method is not ("GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE") || string.IsNullOrEmpty(url))
        {
            return new Refusal(
                RefusalKind.Required, "entry-request", "Every entry says what to do: request.method (GET, HEAD, POST, PUT, PATCH or DELETE) and request.url.", entry.Path + ".request");
        }

        url = url.StartsWith(address + "/", StringComparison.Ordinal) || url.StartsWith(address + "?", StringComparison.Ordinal) ? url[address.Length..].TrimStart('/') : url;
        if (url.Split('?')[0].Contains("://", StringComparison.Ordinal))
        {
            return new Refusal(RefusalKind.Invalid, "entry-elsewhere", "request.url is an address of this server, best without its base: Patient/123.", entry.Path + ".request.url");
        }

        var (path, query) = url.Split('?', 2) is [var before, var after] ? (before, after) : (url, null);
        var parts = path.Trim('/').Split('/');
        var content = entry["resource"];
        if (Objection(method, parts, content, entry) is { } objection)
        {
            return objection;
        }

        var patch = method == "PATCH" && !IsCall(parts) ? PatchBody.Of(content.ToResource()!) : null;
        return patch is { Ok: false }
            ? Outcome<BundleEntry>.Refused([.. patch.Refusals.Select(refusal => refusal with { Expression = entry.Path + ".resource" })])
            : Outcome<BundleEntry>.Of(new BundleEntry(method, parts, query is null ? null : AddressText.Escaped(query), content, request, entry["fullUrl"].Text) { NewId = Ids.New(time), Patch = patch?.Value });
    }

    /// <summary>A refusal of this entry, with the place in the Bundle.</summary>
    public Refusal Placed(Refusal refusal) => refusal with { Expression = refusal.Expression is { } place ? Place(place) : Path };

    private string Place(string place) =>
        place == Type || place.StartsWith("Bundle.", StringComparison.Ordinal) ? Path
        : place.StartsWith(Type + ".", StringComparison.Ordinal) ? $"{Path}.resource.{place[(Type.Length + 1)..]}"
        : Condition is not null && IsParameter(place) ? $"{Path}.request.{(Method == "POST" ? "ifNoneExist" : "url")}"
        : $"{Path}.resource.{place}";

    /// <summary>A parameter of the condition; an element is named after its type, and of a patch by its path.</summary>
    private static bool IsParameter(string place) => place is not ("id" or "resourceType") && place.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or ':');

    private static bool IsCall(IReadOnlyList<string> parts) => parts[^1].StartsWith('$');

    private static Refusal? Objection(string method, string[] parts, Element content, Element entry) => (method, parts, content.IsResource) switch
    {
        _ when IsCall(parts) => null,
        ("POST", { Length: > 1 }, _) => new(RefusalKind.NotSupported, "entry-post", "Inside a Bundle, POST creates a resource or calls an operation. A search goes by GET.", entry.Path + ".request.url"),
        _ when method is "GET" or "HEAD" && parts is ["metadata" or "_history" or ""] => null,
        _ when TypePolicies.Of(parts[0]) is null => FhirRefusals.NotStored(parts[0]) with { Expression = entry.Path + ".request.url" },
        ("POST" or "PUT" or "PATCH", _, false) => new(RefusalKind.Required, "entry-resource", "This entry brings no resource.", entry.Path + ".resource"),
        ("POST" or "PUT", _, _) when content.TypeName != parts[0] => FhirRefusals.OtherType with { Expression = entry.Path + ".resource" },
        ("PUT", { Length: > 1 }, _) when content["id"].Text != parts[1] => FhirRefusals.OtherId with { Expression = entry.Path + ".resource.id" },
        _ => null,
    };
}
