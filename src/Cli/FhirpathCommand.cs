using System.Xml;

namespace HealthAssess.Cli;

/// <summary><c>healthassess fhirpath --suite tests.xml --inputs DIR --out results.jsonl</c>: the FHIRPath suite in HL7's own format, one line a test.</summary>
internal static class FhirpathCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.One("suite") is not { } suite || arguments.One("inputs") is not { } inputs)
        {
            await errors.WriteLineAsync("usage: healthassess fhirpath --suite tests.xml --inputs DIR [--out results.jsonl]");
            return 2;
        }

        IReadOnlyList<FhirpathTest> tests;
        try
        {
            tests = FhirpathSuite.Read(suite);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or XmlException)
        {
            await errors.WriteLineAsync($"{suite} cannot be read: {fault.Message}");
            return 2;
        }

        var inputFolder = new FhirpathInputs(inputs);
        var outcomes = tests.Select(test => FhirpathOutcome.Of(test, inputFolder)).ToList();
        await Lines.Write(arguments.One("out"), output, outcomes.Select(outcome => outcome.ToJson()));
        await errors.WriteLineAsync($"{outcomes.Count(outcome => outcome.Pass)} of {outcomes.Count} pass");
        return outcomes.TrueForAll(outcome => outcome.Pass) ? 0 : 1;
    }
}
