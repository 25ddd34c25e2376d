using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>The concepts of a loaded CodeSystem and what lies below what: by nesting, or by the property <c>parent</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/codesystem.html#hierarchy</remarks>
internal sealed class CodeSystemTree
{
    private readonly Dictionary<string, Element> concepts = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly Dictionary<string, HashSet<string>> parents = new(StringComparer.Ordinal);

    public CodeSystemTree(Resource codeSystem)
    {
        Url = codeSystem.Root["url"].Text ?? "";
        Version = codeSystem.Root["version"].Text;
        Name = codeSystem.Root["name"].Text ?? codeSystem.Root["title"].Text ?? Url;
        Add(codeSystem.Root, null);
    }

    public string Url { get; }

    public string? Version { get; }

    public string Name { get; }

    /// <summary>Every code, in the order of the definition.</summary>
    public IReadOnlyList<string> Codes => order;

    public Element? Find(string code) => concepts.TryGetValue(code, out var found) ? found : null;

    public Concept Concept(string code) => new(Url, code, Find(code)?["display"].Text, Version);

    public IEnumerable<string> Parents(string code) => parents.GetValueOrDefault(code, []);

    /// <summary>Everything above a code.</summary>
    public HashSet<string> Ancestors(string code)
    {
        HashSet<string> above = new(StringComparer.Ordinal);
        Queue<string> open = new(Parents(code));
        while (open.TryDequeue(out var next))
        {
            if (above.Add(next))
            {
                foreach (var parent in Parents(next))
                {
                    open.Enqueue(parent);
                }
            }
        }

        return above;
    }

    /// <summary>Everything below a code.</summary>
    public IReadOnlyList<string> Descendants(string code) => [.. order.Where(other => Ancestors(other).Contains(code))];

    private void Add(Element holder, string? parent)
    {
        foreach (var concept in holder.All("concept"))
        {
            if (concept["code"].Text is not { } code || !concepts.TryAdd(code, concept))
            {
                continue;
            }

            order.Add(code);
            var named = concept.All("property").Where(property => property["code"].Text is "parent" or "subsumedBy").Select(property => property["value"].Text).OfType<string>();
            parents[code] = [.. named, .. parent is null ? [] : new[] { parent }];
            Add(concept, code);
        }
    }
}
