namespace HealthAssess.Fhir.Search;

/// <summary>Values that belong together because one element has them: each combination is one value.</summary>
/// <remarks>FHIR R4, search.html#composite.</remarks>
internal sealed class CompositeWriter(string parameter, SearchPlan[] components) : ValueWriter
{
    public static CompositeWriter Of(SearchDefinition definition) => new(
        definition.Code,
        [.. definition.Components.Select(component => SearchPlan.Of(null, component.Expression, SimpleWriter.Of(component.Code, component.Type)))]);

    public override void Write(Element element, List<SearchValue> values)
    {
        var combinations = new List<SearchValue[]> { Array.Empty<SearchValue>() };
        foreach (var component in components)
        {
            var parts = new List<SearchValue>();
            component.Extract(element, parts);
            combinations = [.. combinations.SelectMany(_ => parts, (before, part) => (SearchValue[])[.. before, part])];
        }

        foreach (var combination in combinations)
        {
            values.Add(new CompositeValue(parameter, combination));
        }
    }
}
