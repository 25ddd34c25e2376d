using System.Xml.Linq;

namespace HealthAssess.Cli;

/// <summary>Reads the suite's XML.</summary>
internal static class FhirpathSuite
{
    public static IReadOnlyList<FhirpathTest> Read(string file) =>
        [.. XDocument.Load(file, LoadOptions.PreserveWhitespace).Descendants("test").Select(Test)];

    private static FhirpathTest Test(XElement test)
    {
        var expression = test.Element("expression");
        return new FhirpathTest((string?)test.Parent?.Attribute("name") ?? "", (string?)test.Attribute("name") ?? "", expression?.Value ?? "", (string?)test.Attribute("inputfile"))
        {
            Outputs = [.. test.Elements("output").Select(output => ((string?)output.Attribute("type"), output.Value))],
            Invalid = (string?)expression?.Attribute("invalid") ?? (string?)test.Attribute("invalid"),
            Predicate = (string?)test.Attribute("predicate") == "true",
            Strict = (string?)test.Attribute("mode") == "strict" || (string?)expression?.Attribute("mode") == "strict",
            ChecksOrder = (string?)test.Attribute("checkOrderedFunctions") == "true",
            Unordered = (string?)test.Attribute("ordered") == "false",
        };
    }
}
