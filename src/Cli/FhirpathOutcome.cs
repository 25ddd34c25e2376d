using System.Globalization;
using System.Text.Json.Nodes;
using HealthAssess.Fhir;

namespace HealthAssess.Cli;

/// <summary>What became of one test: the collection in the suite's own notation, or the error, and whether that is what the suite expects.</summary>
internal sealed record FhirpathOutcome(FhirpathTest Test, IReadOnlyList<(string Type, string Value)> Actual, string? Error)
{
    /// <summary>A test that must fail passes with any error; all others by type and value of every item.</summary>
    public bool Pass => Error is not null ? Test.Invalid is not null : Test.Invalid is null && Matches();

    public static FhirpathOutcome Of(FhirpathTest test, FhirpathInputs inputs)
    {
        var resource = test.InputFile is { Length: > 0 } file ? inputs.Find(file) : null;
        if (resource is null && test.InputFile is { Length: > 0 })
        {
            return new FhirpathOutcome(test, [], $"the input {test.InputFile} cannot be read");
        }

        var path = FhirPath.Compile(test.Expression);
        var faults = path.Check(resource?.TypeName, test.Strict, test.ChecksOrder);
        if (faults.Count > 0)
        {
            return new FhirpathOutcome(test, [], faults[0]);
        }

        var result = path.Evaluate(resource?.Root ?? default);
        return result.Error is not null ? new FhirpathOutcome(test, [], result.Error)
            : test.Predicate ? new FhirpathOutcome(test, [("boolean", result.Items.Count > 0 ? "true" : "false")], null)
            : new FhirpathOutcome(test, [.. result.Items.Select(item => (TypeOf(item), ValueOf(item)))], null);
    }

    public JsonObject ToJson() => new()
    {
        ["group"] = Test.Group,
        ["test"] = Test.Name,
        ["expression"] = Test.Expression,
        ["pass"] = Pass,
        ["actual"] = new JsonArray([.. Actual.Select(item => new JsonObject { ["type"] = item.Type, ["value"] = item.Value })]),
        ["error"] = Error,
    };

    private static string TypeOf(FhirPathValue item)
    {
        var (model, name) = item.TypeName.Split('.', 2) is [var first, var rest] ? (first, rest) : ("", item.TypeName);
        return model == "System" && name is not "Quantity" ? char.ToLowerInvariant(name[0]) + name[1..] : name;
    }

    private static string ValueOf(FhirPathValue item) => TypeOf(item) switch
    {
        "date" or "dateTime" or "instant" => "@" + item.Text,
        "time" => "@T" + item.Text,
        _ => item.ToString(),
    };

    private bool Matches()
    {
        if (Actual.Count != Test.Outputs.Count)
        {
            return false;
        }

        var rest = Actual.ToList();
        return Test.Outputs.All(expected =>
        {
            var at = Test.Unordered ? rest.FindIndex(actual => Same(expected, actual)) : Same(expected, rest[0]) ? 0 : -1;
            if (at >= 0)
            {
                rest.RemoveAt(at);
            }

            return at >= 0;
        });
    }

    private static bool Same((string? Type, string Value) expected, (string Type, string Value) actual) =>
        (expected.Type is null || expected.Type == actual.Type) && SameValue(expected.Value, actual.Value);

    private static bool SameValue(string expected, string actual) =>
        expected == actual
        || expected.TrimStart('@', 'T') == actual.TrimStart('@', 'T')
        || (decimal.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(actual, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && a == b);
}
