using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>A named value: <c>%resource</c>, <c>%ucum</c>, <c>%vs-name</c>, a variable.</summary>
/// <remarks>FHIRPath N1, 7 and FHIR R4, fhirpath.html#variables.</remarks>
internal sealed class Constant(string name) : Expression
{
    public string Name => name;

    /// <summary>Names that every FHIR evaluation knows; a variable cannot take them.</summary>
    public static bool IsReserved(string name) => name is "context" or "resource" or "rootResource" || Address(name) is not null;

    public override void Push(Evaluation run)
    {
        if (!run.Step())
        {
            return;
        }

        if (Address(name) is { } address)
        {
            run.Push(Item.Of(address));
        }
        else if (Node(run) is { } node)
        {
            run.Push(Item.Of(node));
        }
        else if (!run.PushVariable(name) && !PushGiven(run))
        {
            run.Fail($"The variable %{name} is not defined.");
        }
    }

    public override void Print(StringBuilder text) => text.Append('%').Append(Syntax.Identifier(name));

    private bool PushGiven(Evaluation run)
    {
        if (!run.Context.Variables.TryGetValue(name, out var elements))
        {
            return false;
        }

        foreach (var element in elements)
        {
            run.Push(Item.Of(element));
        }

        return true;
    }

    private Element? Node(Evaluation run) => !run.Input.Exists ? null : name switch
    {
        "context" => run.Input,
        "resource" => Containment.Resource(run.Input),
        "rootResource" => Containment.Root(run.Input),
        _ => null,
    };

    private static string? Address(string name) => name switch
    {
        "sct" => "http://snomed.info/sct",
        "loinc" => "http://loinc.org",
        "ucum" => "http://unitsofmeasure.org",
        _ when name.StartsWith("vs-", StringComparison.Ordinal) => "http://hl7.org/fhir/ValueSet/" + name[3..],
        _ when name.StartsWith("ext-", StringComparison.Ordinal) => "http://hl7.org/fhir/StructureDefinition/" + name[4..],
        _ => null,
    };
}
