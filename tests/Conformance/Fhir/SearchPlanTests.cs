using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Tests.Conformance.Fhir;

/// <summary>The walk over a resource selects the same elements as the FHIRPath of each search parameter, in every official example.</summary>
public sealed class SearchPlanTests
{
    // A union holds equal values (1.0 and 1.00) once; the walk finds both.
    // References lead nowhere in an example; what they claim to be is enough for "resolve() is Patient".
    private static readonly FhirPathContext Context = new()
    {
        Resolve = address => SearchReference.Split(System.Text.Encoding.UTF8.GetBytes(address)) is { Type: { } type } ? Resource.Parse($$"""{"resourceType":"{{type}}","id":"x"}""") : null,
    };

    [SharedDataFact("fhir/r4-examples")]
    public void The_walk_and_the_expression_select_the_same()
    {
        var differences = Directory.EnumerateFiles(SharedData.Path("fhir", "r4-examples"), "*.json").SelectMany(Differences).Take(20).ToList();
        Assert.Empty(differences);
    }

    private static IEnumerable<string> Differences(string file)
    {
        var resource = Resource.Read(File.ReadAllBytes(file)).Resource!;
        foreach (var definition in SearchDefinitions.Of(resource.TypeName).Where(definition => definition.Expression.Length > 0))
        {
            var collector = new Collector();
            SearchPlan.Of(resource.TypeName, definition.Expression, collector).Extract(resource.Root, []);
            var selected = FhirPath.Compile(definition.Expression).Evaluate(resource.Root, Context);
            var expected = selected.Items.Select(Key).ToHashSet();
            var same = definition.Expression.Contains('|') ? expected.IsSubsetOf(collector.Found) : expected.SetEquals(collector.Found);
            if (selected.Error is not null || !same)
            {
                yield return $"{Path.GetFileName(file)} {definition.Code}: {selected.Error} {string.Join(' ', expected)} ≠ {string.Join(' ', collector.Found)}";
            }
        }
    }

    private static string Key(FhirPathValue value) => value.Element.Exists ? value.Element.ToString() : value.Text!;

    private sealed class Collector : ValueWriter
    {
        public List<string> Found { get; } = [];

        public override void Write(Element element, List<SearchValue> values) => Found.Add(element.ToString());

        public override void Write(FhirPathValue value, List<SearchValue> values) => Found.Add(Key(value));
    }
}
