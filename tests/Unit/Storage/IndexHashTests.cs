using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Tests.Unit.Storage;

public sealed class IndexHashTests
{
    [Fact]
    public void No_two_parameters_of_any_type_share_a_hash()
    {
        var names = ResourceTypes().SelectMany(type => SearchDefinitions.Of(type)).Select(one => (one.Resource, one.Code)).Distinct().ToList();
        Assert.True(names.Count > 1500);
        Assert.Equal(names.Count, names.Select(name => IndexHash.Parameter(name.Resource, name.Code)).Distinct().Count());
    }

    [Fact]
    public void Every_part_of_a_union_is_a_parameter()
    {
        foreach (var type in ResourceTypes())
        {
            foreach (var definition in SearchDefinitions.Of(type))
            {
                Assert.All(Unions.Of(type, definition.Code), part => Assert.Equal(definition.Type, SearchDefinitions.Find(type, part)!.Type));
            }
        }
    }

    private static IEnumerable<string> ResourceTypes() =>
        SearchDefinitions.Of("Provenance").First(one => one.Code == "target").Targets.Where(type => SearchDefinitions.Of(type).Count > 0);
}
