using System.Text;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Conformance.Fhir;

/// <summary>Synthetic patients, row by row and Bundle by Bundle, are read, valid, and written back byte by byte.</summary>
public sealed class SyntheaTests
{
    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        var folder = SharedData.Path("synthea");
        string[] found = Directory.Exists(folder) ? Directory.GetFiles(folder, "*json", SearchOption.AllDirectories) : [];
        foreach (var file in found.Where(file => Path.GetFileName(file) != "log.ndjson").Order(StringComparer.Ordinal))
        {
            files.Add(Path.GetRelativePath(folder, file));
        }

        return files;
    }

    [SharedDataTheory("synthea")]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void Every_row_and_bundle_is_valid_and_unchanged(string file)
    {
        foreach (var row in Rows(SharedData.Path("synthea", file)))
        {
            var reading = Resource.Read(row);
            Assert.Empty(reading.Issues);
            Assert.True(reading.Resource!.Json.Span.SequenceEqual(row));
            Assert.DoesNotContain(Validator.Strict.Validate(reading.Resource), issue => issue.IsError);
        }
    }

    private static IEnumerable<byte[]> Rows(string file) => file.EndsWith(".ndjson", StringComparison.Ordinal)
        ? File.ReadLines(file).Where(line => line.Length > 0).Select(Encoding.UTF8.GetBytes)
        : [File.ReadAllBytes(file)];
}
