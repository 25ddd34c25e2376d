using HealthAssess.Fhir;

namespace HealthAssess.Cli;

/// <summary>The input resources of the suite, each read once. An input x.xml is read as x.json beside it.</summary>
internal sealed class FhirpathInputs(string folder)
{
    private readonly Dictionary<string, Resource?> _read = new(StringComparer.Ordinal);

    /// <summary>The resource, whatever the reader had to say about it; null where there is none.</summary>
    public Resource? Find(string name)
    {
        if (!_read.TryGetValue(name, out var resource))
        {
            var path = Path.Combine(folder, Path.ChangeExtension(name, ".json"));
            _read[name] = resource = File.Exists(path) ? Resource.Read(File.ReadAllBytes(path)).Resource : null;
        }

        return resource;
    }
}
