namespace HealthAssess.Fhir.Search;

/// <summary>A base search parameter of R4, for one resource type.</summary>
/// <param name="Resource">The type it applies to; parameters of all types are listed for each.</param>
/// <param name="Code">The name in a query: <c>birthdate</c>.</param>
/// <param name="Type">How its values compare.</param>
/// <param name="Url">The canonical address of the SearchParameter.</param>
/// <param name="Expression">The FHIRPath that selects its values; empty for those computed by the server (_text, _content, _query).</param>
/// <param name="Targets">Of a reference: the types it may point to; empty for any.</param>
/// <param name="Components">Of a composite: its parts, in order.</param>
public sealed record SearchDefinition(
    string Resource, string Code, SearchType Type, string Url, string Expression, IReadOnlyList<string> Targets, IReadOnlyList<SearchComponent> Components)
{
    /// <summary>Whether what the expression selects may be of that type, by the definitions of the elements alone.</summary>
    public bool MayBe(string type) => FhirPath.Compile(Expression).MayBe(type);
}
