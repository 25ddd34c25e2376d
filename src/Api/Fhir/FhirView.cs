using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthAssess.Api.Fhir;

/// <summary>How the caller wants resources shown: <c>_summary</c>, <c>_elements</c>, <c>_pretty</c>.</summary>
internal sealed record FhirView(string Summary, IReadOnlyList<string> Elements, bool Pretty)
{
    /// <summary>Parameters of this kind, which are no search parameters.</summary>
    public static IReadOnlyList<string> Parameters { get; } = ["_summary", "_elements", "_pretty", "_format"];

    /// <summary>Everything, in one line.</summary>
    public static FhirView Full { get; } = new("", [], false);

    /// <summary>True when only the number of matches is wanted.</summary>
    public bool CountOnly => Summary == "count";

    public static Outcome<FhirView> Of(HttpRequest request) => Of(request.QueryString.Value ?? "");

    /// <summary>The view that a query, or a posted form, asks for.</summary>
    public static Outcome<FhirView> Of(string query)
    {
        var asked = QueryHelpers.ParseQuery(query);
        string One(string name) => asked.TryGetValue(name, out var value) ? value.ToString() : "";
        var elements = One("_elements").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Plain).ToList();
        return One("_summary") is "" or "true" or "false" or "text" or "data" or "count"
            ? Outcome<FhirView>.Of(new FhirView(One("_summary"), elements, One("_pretty") == "true"))
            : new Refusal(RefusalKind.Invalid, "summary", "_summary is true, false, text, data or count.", "_summary");
    }

    /// <summary>The element alone where it comes with its type: <c>Patient.gender</c>.</summary>
    private static string Plain(string element) => element.Split('.', 2) is [[>= 'A' and <= 'Z', ..], var name] ? name : element;

    /// <summary>The view that a search asks for.</summary>
    /// <remarks>http://hl7.org/fhir/R4/search.html#summary</remarks>
    public static Outcome<FhirView> OfSearch(string query) =>
        Of(query) is { Ok: true, Value.Summary: "text" } && QueryHelpers.ParseQuery(query).Keys.Any(name => name.Split(':')[0] is "_include" or "_revinclude")
            ? new Refusal(RefusalKind.Invalid, "summary-include", "_summary=text cannot be mixed with _include and _revinclude.", "_summary")
            : Of(query);

    /// <summary>What is shown of a stored resource: its bytes as they are, unless less was asked for.</summary>
    public ReadOnlyMemory<byte> Of(StoredResource stored) =>
        Summary is "true" or "text" or "data" || Elements.Count > 0 ? Apply(stored.Resource).Json : stored.Json;

    /// <summary>A summary is of everything in the answer; a list of elements is of what was asked for only.</summary>
    /// <remarks>http://hl7.org/fhir/R4/search.html#summary and #elements</remarks>
    public ReadOnlyMemory<byte> OfIncluded(StoredResource stored) => Elements.Count > 0 ? (this with { Elements = [] }).Of(stored) : Of(stored);

    public Resource Apply(Resource resource) => (Summary, Elements) switch
    {
        ("true", _) => Subset.Summary(resource, SummaryKind.True),
        ("text", _) => Subset.Summary(resource, SummaryKind.Text),
        ("data", _) => Subset.Summary(resource, SummaryKind.Data),
        (_, { Count: > 0 }) => Subset.Elements(resource, Elements),
        _ => resource,
    };
}
