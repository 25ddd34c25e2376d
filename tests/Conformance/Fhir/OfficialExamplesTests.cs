using HealthAssess.Fhir;

namespace HealthAssess.Tests.Conformance.Fhir;

/// <summary>HL7's own R4 examples are read, valid, and written back as they were.</summary>
public sealed class OfficialExamplesTests
{
    /// <summary>Examples that break a rule of the specification they illustrate.</summary>
    private static readonly Dictionary<string, string> Defects = new(StringComparer.Ordinal)
    {
        ["Bundle-10bb101f-a121-4264-a920-67be9cb82c74.json"] = "bundle.html: the fullUrl SHALL NOT disagree with the id in the resource (entry 2)",
        ["Bundle-3a0707d3-549e-4467-b8b8-5a2ab3800efe.json"] = "bundle.html: the fullUrl SHALL NOT disagree with the id in the resource (entry 3)",
        ["Bundle-lri-example.json"] = "bundle.html: the fullUrl SHALL NOT disagree with the id in the resource (entries 1 to 6)",
        ["Observation-clinical-gender.json"] = "observation.html: performer is no reference to an Encounter",
        ["Organization-2.16.840.1.113883.19.5.json"] = "datatypes.html#Identifier: urn:ietf:rfc:3986 is the system of values that are URIs",
        ["Questionnaire-qs1.json"] = "questionnaire.html: item.linkId is 1..1",
    };

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        var folder = SharedData.Path("fhir", "r4-examples");
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            names.Add(Path.GetFileName(file));
        }

        return names;
    }

    [SharedDataTheory("fhir/r4-examples")]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void An_example_is_valid_but_for_its_known_defect(string name)
    {
        var errors = Validator.Default.Validate(Read(name)).Where(issue => issue.IsError).ToList();
        Assert.True(Defects.ContainsKey(name) == errors.Count > 0, string.Join('\n', errors));
    }

    [SharedDataTheory("fhir/r4-examples")]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void An_example_is_written_back_as_it_was(string name)
    {
        var bytes = Read(name);
        var resource = Resource.Read(bytes).Resource!;
        Assert.True(resource.Json.Span.SequenceEqual(bytes));

        // The builder orders properties by the definition; what it wrote once it writes again, byte by byte.
        var once = Rebuilt.Of(resource);
        Assert.Equal(Canonical.Of(bytes), Canonical.Of(once.Json));
        Assert.Equal(once.ToString(), Rebuilt.Of(once).ToString());
    }

    [SharedDataFact("fhir/r4-examples")]
    public void Every_example_survives_a_stamp()
    {
        foreach (var file in Directory.GetFiles(SharedData.Path("fhir", "r4-examples"), "*.json"))
        {
            var stamped = Resource.Read(File.ReadAllBytes(file)).Resource!.WithMeta("stamped", "7", DateTimeOffset.UnixEpoch);
            Assert.Equal(("stamped", "7"), (stamped.Id, stamped.VersionId));
            Assert.Empty(Resource.Read(stamped.Json).Issues);
        }
    }

    private static byte[] Read(string name) => File.ReadAllBytes(SharedData.Path("fhir", "r4-examples", name));
}
