using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>What a criterion asks in the end, behind links, <c>_has</c> and the parts of a filter: <c>patient.identifier=1</c> asks Patients for <c>identifier=1</c>.</summary>
internal sealed record NamedLeaf(string Type, string Name, string Value)
{
    private const string Reverse = "_has:";

    private string Code => Name.Split(':')[0];

    private string? Modifier => Name.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? Name[(at + 1)..] : null;

    /// <summary>The value is the id of a Patient, without its type.</summary>
    public bool IsId => Modifier is not "identifier" and not "missing" && ((Type == "Patient" && Code == "_id") || Code is "patient" or "subject");

    /// <summary>The value is a number, or something else that few share.</summary>
    public bool Numbers => OfPerson && Code is "identifier" or "telecom" or "phone" or "email";

    /// <summary>The value is of a name.</summary>
    public bool Names => OfPerson && Code is "name" or "family" or "given" or "phonetic" or SpecialCriterion.AnyName or NarrativeWords.Parameter;

    private bool OfPerson => Type is "Patient" or "RelatedPerson" && Modifier is not "missing" and not "not";

    public static IEnumerable<NamedLeaf> Of(string type, string name, string value)
    {
        if (name.StartsWith(Reverse, StringComparison.Ordinal))
        {
            return name.Split(':', 4) is [_, var source, _, var rest] ? Of(source, rest, value) : [];
        }

        if (name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot)
        {
            return Of(Target(name[..dot]), name[(dot + 1)..], value);
        }

        return name == FilterCriterion.Parameter ? InFilter(type, FilterParsing.Parse(value).Filter)
            : name is "patient:identifier" or "subject:identifier" ? [new NamedLeaf("Patient", "identifier", value)]
            : [new NamedLeaf(type, name, value)];
    }

    private static IEnumerable<NamedLeaf> InFilter(string type, FilterNode? filter) => filter switch
    {
        FilterBoth both => InFilter(type, both.Left).Concat(InFilter(type, both.Right)),
        FilterEither either => InFilter(type, either.Left).Concat(InFilter(type, either.Right)),
        FilterNot not => InFilter(type, not.Inner),
        FilterLink link => InFilter(Target(link.Link), FilterParsing.Parse(link.Rest).Filter),
        FilterTest { Operator: not "pr" } test => [new NamedLeaf(type, test.Name == "id" ? "_id" : test.Name, test.Value.Replace(",", "\\,", StringComparison.Ordinal))],
        _ => [],
    };

    /// <summary>What a link leads to, as far as it can be a person; nothing in particular where it does not say so.</summary>
    private static string Target(string link) => link.Split(':') switch
    {
        [_, var type] => type,
        ["patient" or "subject"] => "Patient",
        _ => "",
    };
}
