using HealthAssess.Cli;

namespace HealthAssess.Tests.Conformance.Fhir;

/// <summary>HL7's FHIRPath suite for R4. The number that passes is recorded beside this file and never falls.</summary>
public sealed class FhirPathSuiteTests
{
    private static readonly string Baseline = Path.Combine(SharedData.Root, "tests", "Conformance", "Fhir", "fhirpath.baseline");

    [SharedDataFact("fhir/fhirpath")]
    public void As_many_tests_pass_as_are_recorded()
    {
        var inputs = new FhirpathInputs(SharedData.Path("fhir", "fhirpath", "input"));
        var outcomes = FhirpathSuite.Read(SharedData.Path("fhir", "fhirpath", "tests-fhir-r4.xml")).Select(test => FhirpathOutcome.Of(test, inputs)).ToList();
        var failed = outcomes.Where(outcome => !outcome.Pass).Select(outcome => $"{outcome.Test.Group}/{outcome.Test.Name}: {outcome.Test.Expression} → {outcome.Error}").ToList();
        var recorded = int.Parse(File.ReadAllText(Baseline), System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(outcomes.Count - failed.Count >= recorded, $"{outcomes.Count - failed.Count} of {outcomes.Count} pass, {recorded} are recorded:\n{string.Join('\n', failed)}");
    }
}
