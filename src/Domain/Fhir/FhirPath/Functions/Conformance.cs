using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Paths;

/// <summary>Value sets and definitions.</summary>
/// <remarks>FHIR R4, fhirpath.html#functions. Without a terminology server only the value sets of the definitions are known.</remarks>
internal static class Conformance
{
    private const string ValueSetBase = "http://hl7.org/fhir/ValueSet/";
    private const string DefinitionBase = "http://hl7.org/fhir/StructureDefinition/";

    public static IEnumerable<Function> Functions =>
    [
        new("memberOf", 1, 1, "any", "Boolean", MemberOf),
        new("conformsTo", 1, 1, "any", "Boolean", ConformsTo),
        new("htmlChecks", 0, 0, "any", "Boolean", HtmlChecks),
    ];

    private static void MemberOf(Evaluation run, Slice input, Expression[] arguments)
    {
        var url = Lift.Text(run, arguments[0]);
        if (input.Count > 1)
        {
            run.Fail("A single item is expected where there are several.");
        }

        if (url is null || input.Count != 1 || run.Failed)
        {
            run.Return(input.Start);
            return;
        }

        var name = url.Split('|')[0];
        var codes = ValueSets.Find(name.StartsWith(ValueSetBase, StringComparison.Ordinal) ? name[ValueSetBase.Length..] : name);
        run.Return(input.Start, codes is null ? default : Item.Of(Holds(codes, run[input.Start])));
    }

    private static bool Holds(ValueSetCodes codes, in Item item) => item switch
    {
        { Kind: ItemKind.Node, Node.TypeName: "CodeableConcept" } => item.Node.All("coding").Any(coding => Holds(codes, coding["system"].Text, coding["code"].Text)),
        { Kind: ItemKind.Node, Node.TypeName: "Coding" or "Quantity" } => Holds(codes, item.Node["system"].Text, item.Node["code"].Text),
        _ => item.ToSystem() is { Kind: ItemKind.String } code && Holds(codes, null, code.String),
    };

    private static bool Holds(ValueSetCodes codes, string? system, string? code) =>
        code is not null
        && (system is null ? codes.Holds(Encoding.UTF8.GetBytes(code)) : codes.Holds(Encoding.UTF8.GetBytes(system), Encoding.UTF8.GetBytes(code)));

    private static void ConformsTo(Evaluation run, Slice input, Expression[] arguments)
    {
        var url = Lift.Text(run, arguments[0]);
        if (url is null || input.IsEmpty || run.Failed)
        {
            run.Return(input.Start);
            return;
        }

        var type = url.StartsWith(DefinitionBase, StringComparison.Ordinal) ? Definitions.Find(url[DefinitionBase.Length..].Split('|')[0]) : null;
        if (type is null || input.Count > 1)
        {
            run.Fail(type is null ? $"The definition '{url}' is not known." : "A single item is expected where there are several.");
        }

        run.Return(input.Start, run.Failed ? default : Item.Of(run[input.Start] is { Kind: ItemKind.Node } item && item.Node.Shape!.Is(type!.Name)));
    }

    private static void HtmlChecks(Evaluation run, Slice input, Expression[] arguments)
    {
        var safe = true;
        for (var at = input.Start; safe && at < input.End && run.Step(); at++)
        {
            safe = run[at].ToSystem() is { Kind: ItemKind.String } xhtml && XhtmlCheck.Fault(xhtml.String) is null;
        }

        run.Return(input.Start, input.IsEmpty ? default : Item.Of(safe));
    }
}
