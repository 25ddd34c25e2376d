using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Fhir.FhirPath;

/// <summary>Evaluates an expression on a small traveller, and writes the result the way the tests expect it.</summary>
internal static class Expressions
{
    public static readonly Resource Traveller = Resource.Parse("""
        {"resourceType":"Patient","id":"p1","active":true,"contained":[{"resourceType":"Organization","id":"o","name":"Harbour clinic"}],
         "name":[{"use":"official","family":"Osei","given":["Ama","Efua"]},{"use":"usual","given":["Ama"]}],
         "gender":"female","birthDate":"1990-05-17","_birthDate":{"extension":[{"url":"urn:source","valueCode":"passport"}]},
         "multipleBirthInteger":2,"managingOrganization":{"reference":"#o"},
         "contact":[{"name":{"family":"Osei"},"period":{"start":"2020-01-01","end":"2024-06-30"}}]}
        """);

    /// <summary>Items joined with ", ", "{}" for none, "error" for an error.</summary>
    public static string Evaluate(string expression, FhirPathContext? context = null) => Write(HealthAssess.Fhir.FhirPath.Compile(expression).Evaluate(Traveller.Root, context));

    public static string Write(FhirPathResult result) =>
        result.Error is not null ? "error" : result.Items.Count == 0 ? "{}" : string.Join(", ", result.Items.Select(item => item.ToString()));
}
