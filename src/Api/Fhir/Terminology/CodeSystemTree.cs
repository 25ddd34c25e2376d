using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>The concepts of a CodeSystem and what lies below what: by nesting, or by the properties <c>parent</c> and <c>child</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/codesystem.html#hierarchy</remarks>
internal sealed class CodeSystemTree
{
    private static readonly string[] Retired = ["retired", "inactive"];

    private readonly Dictionary<string, Element> concepts;
    private readonly List<string> order = [];
    private readonly Dictionary<string, List<string>> parents;
    private readonly Dictionary<string, List<string>> children;
    private readonly Dictionary<string, string> standard;

    public CodeSystemTree(Resource codeSystem)
    {
        Url = codeSystem.Root["url"].Text ?? "";
        Version = codeSystem.Root["version"].Text;
        Name = codeSystem.Root["name"].Text ?? codeSystem.Root["title"].Text ?? Url;
        Comparer = codeSystem.Root["caseSensitive"].Boolean == false ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        IsFragment = codeSystem.Root["content"].Text == "fragment";
        (concepts, parents, children) = (new(Comparer), new(Comparer), new(Comparer));
        standard = codeSystem.Root.All("property")
            .Where(one => one["uri"].Text?.StartsWith("http://hl7.org/fhir/concept-properties#", StringComparison.Ordinal) == true)
            .ToDictionary(one => one["code"].Text ?? "", one => one["uri"].Text!.Split('#')[1], StringComparer.Ordinal);
        Add(codeSystem.Root, null);
    }

    public string Url { get; }

    public string? Version { get; }

    public string Name { get; }

    /// <summary>How codes of the system are compared: by case, unless it says that case does not matter.</summary>
    /// <remarks>http://hl7.org/fhir/R4/codesystem-definitions.html#CodeSystem.caseSensitive</remarks>
    public StringComparer Comparer { get; }

    /// <summary>Whether only a part of the system is here: of other codes nothing is known.</summary>
    public bool IsFragment { get; }

    /// <summary>Every code, in the order of the definition.</summary>
    public IReadOnlyList<string> Codes => order;

    public Element? Find(string code) => concepts.TryGetValue(code, out var found) ? found : null;

    /// <summary>The code as the system spells it; as it is where the system does not have it.</summary>
    public string Spelled(string code) => Find(code)?["code"].Text ?? code;

    public Concept Concept(string code) => Find(code) is not { } found ? new Concept(Url, code, null, Version) : new Concept(Url, Spelled(code), found["display"].Text, Version)
    {
        Named = [found],
        IsAbstract = Values(found, "notSelectable").Contains("true"),
        IsInactive = Values(found, "inactive").Contains("true") || Values(found, "status").Any(Retired.Contains),
    };

    public IEnumerable<string> Parents(string code) => parents.GetValueOrDefault(code, []);

    public IEnumerable<string> Children(string code) => children.GetValueOrDefault(code, []);

    /// <summary>Everything above a code.</summary>
    public IReadOnlySet<string> Ancestors(string code) => Reach(code, Parents);

    /// <summary>Everything below a code, in the order of the definition.</summary>
    public IReadOnlyList<string> Descendants(string code)
    {
        var below = Reach(code, Children);
        return [.. order.Where(below.Contains)];
    }

    private HashSet<string> Reach(string code, Func<string, IEnumerable<string>> next)
    {
        HashSet<string> reached = new(Comparer);
        Queue<string> open = new(next(code));
        while (open.TryDequeue(out var one))
        {
            if (reached.Add(one))
            {
                foreach (var further in next(one))
                {
                    open.Enqueue(further);
                }
            }
        }

        return reached;
    }

    private void Add(Element holder, string? parent)
    {
        foreach (var concept in holder.All("concept"))
        {
            if (concept["code"].Text is not { } code || !concepts.TryAdd(code, concept))
            {
                continue;
            }

            order.Add(code);
            foreach (var above in Values(concept, "parent").Concat(Values(concept, "subsumedBy")).Append(parent).OfType<string>())
            {
                Link(above, code);
            }

            foreach (var below in Values(concept, "child"))
            {
                Link(code, below);
            }

            Add(concept, code);
        }
    }

    private void Link(string above, string below)
    {
        Put(parents, below, above);
        Put(children, above, below);
    }

    private void Put(Dictionary<string, List<string>> links, string from, string to)
    {
        var list = links.TryGetValue(from, out var known) ? known : links[from] = [];
        if (!list.Contains(to, Comparer))
        {
            list.Add(to);
        }
    }

    /// <summary>The values of a standard property, whatever the code system calls it.</summary>
    private IEnumerable<string> Values(Element concept, string property) => concept.All("property")
        .Where(one => one["code"].Text is { } code && standard.GetValueOrDefault(code, code) == property)
        .Select(one => one["value"].Text ?? one["value"]["code"].Text).OfType<string>();
}
