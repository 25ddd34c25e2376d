using HealthAssess.Domain;
using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;

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

    public static Outcome<FhirView> Of(HttpRequest request)
    {
        var summary = request.Query["_summary"].ToString();
        var elements = request.Query["_elements"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var pretty = request.Query["_pretty"] == "true";
        return summary is "" or "true" or "false" or "text" or "data" or "count"
            ? Outcome<FhirView>.Of(new FhirView(summary, elements, pretty))
            : new Refusal(RefusalKind.Invalid, "summary", "_summary is true, false, text, data or count.", "_summary");
    }

    public Resource Apply(Resource resource) => (Summary, Elements) switch
    {
        ("true", _) => Subset.Summary(resource, SummaryKind.True),
        ("text", _) => Subset.Summary(resource, SummaryKind.Text),
        ("data", _) => Subset.Summary(resource, SummaryKind.Data),
        (_, { Count: > 0 }) => Subset.Elements(resource, Elements),
        _ => resource,
    };
}
