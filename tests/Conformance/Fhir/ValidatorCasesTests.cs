using System.Text.Json;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Conformance.Fhir;

/// <summary>
/// HL7's validator cases: whether a file has any error. One agrees for a reason of its own: uk-msg is refused for extensions
/// whose definition is not at hand; the reference validator, told to allow them, refuses its SNOMED CT codes.
/// </summary>
public sealed class ValidatorCasesTests
{
    /// <summary>Cases whose verdict rests on what R4's definitions do not hold.</summary>
    private static readonly Dictionary<string, string> Disputed = new(StringComparer.Ordinal)
    {
        ["bundle-id-5"] = "the only error is the display of a CVX code, judged against a later edition of CVX; Synthea writes the same display",
        ["ips-nz-pj"] = "the only errors are displays of LOINC codes judged against a later edition of LOINC, which needs a terminology server",
    };

    public static TheoryData<string> Names()
    {
        var names = new TheoryData<string>();
        foreach (var test in Cases())
        {
            names.Add(test.GetProperty("name").GetString()!);
        }

        return names;
    }

    [SharedDataTheory("fhir/validator")]
    [MemberData(nameof(Names), DisableDiscoveryEnumeration = true)]
    public void The_verdict_is_that_of_the_reference_validator(string name)
    {
        var test = Cases().First(test => test.GetProperty("name").GetString() == name);
        var file = SharedData.Path("fhir", "validator", test.GetProperty("file").GetString()!);
        var errors = Validator.Strict.Validate(File.ReadAllBytes(file)).Where(issue => issue.IsError).ToList();
        var expected = test.GetProperty("expectInvalid").GetBoolean();
        if (Disputed.ContainsKey(name))
        {
            Assert.True(errors.Count == 0 && expected, "A disputed case agrees now; take it off the list.");
        }
        else
        {
            Assert.True(expected == errors.Count > 0, string.Join('\n', errors));
        }
    }

    private static List<JsonElement> Cases()
    {
        var file = SharedData.Path("fhir", "validator", "cases.json");
        return File.Exists(file) ? [.. JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.EnumerateArray()] : [];
    }
}
