namespace HealthAssess.Fhir.Patching;

/// <summary>One operation of a FHIRPath Patch.</summary>
/// <remarks>FHIR R4, fhirpatch.html#2.2.</remarks>
internal sealed record FhirPathOperation(string Type, FhirPath Path, string? Name, PatchValue? Value, int? Index, int? Source, int? Destination)
{
    public static (FhirPathOperation? Operation, Issue? Problem) Of(Element parameter)
    {
        Element Part(string name) => parameter.All("part").FirstOrDefault(part => part["name"].Text == name);
        int? Number(string name) => Part(name)["value"].Integer;
        var (type, path) = (Part("type")["value"].Text, Part("path")["value"].Text);
        var compiled = FhirPath.Compile(path ?? "");
        var operation = new FhirPathOperation(
            type ?? "", compiled, Part("name")["value"].Text, Part("value") is { Exists: true } value ? new PatchValue(value) : null,
            Number("index"), Number("source"), Number("destination"));
        var problem = parameter["name"].Text != "operation" ? "Every parameter is named 'operation'."
            : Misplaced(parameter) is { } part ? $"An operation has the parts type, path, name, value, index, source and destination, each at most once; not '{part}'."
            : path is null ? "An operation needs a path."
            : compiled.Error is { } error ? $"The path cannot be read: {error}"
            : operation.Missing();
        return problem is null ? (operation, null) : (null, new Issue(IssueSeverity.Error, "structure", parameter.Path, problem));
    }

    /// <summary>The first part that is none of an operation's, or comes a second time: nothing of a patch is passed over.</summary>
    private static string? Misplaced(Element parameter)
    {
        HashSet<string> open = ["type", "path", "name", "value", "index", "source", "destination"];
        return parameter.All("part").Select(part => part["name"].Text ?? "").FirstOrDefault(name => !open.Remove(name));
    }

    public PatchResult Run(Resource resource, PatchAllowance allowance)
    {
        var selection = Path.Evaluate(resource.Root, FhirPathContext.Default with { MaxSteps = allowance.StepsOfAPath });
        allowance.Stepped(selection.Steps);
        if (selection.Error is { } error)
        {
            return PatchResult.Failed(Path.Text, error);
        }

        var found = selection.Elements.ToList();
        if (found.Count != selection.Items.Count)
        {
            return PatchResult.Failed(Path.Text, "The path selects a computed value, not an element.");
        }

        // Deleting what is not there is done already; everything else needs one place, and insert and move one list.
        return (Type, found.Count) switch
        {
            ("delete", 0) => new PatchResult(resource, []),
            ("insert" or "move", > 0) or (_, 1) => Change(resource, found),
            _ => PatchResult.Failed(Path.Text, $"The path selects {found.Count} elements; '{Type}' needs exactly one."),
        };
    }

    private PatchResult Change(Resource resource, List<Element> found)
    {
        var tree = JsonTree.Of(resource.Json);
        var place = PatchPlace.Of(tree, found[0]);
        var problem = Type switch
        {
            "add" => PatchPlace.Add(tree, found[0], Name!, Value!),
            _ when place is null => "A resource as a whole cannot be deleted, replaced or moved.",
            "delete" => place.Delete(),
            "replace" => place.Replace(Value!),
            "insert" => place.Insert(Value!, Index!.Value),
            _ => place.Move(Source!.Value, Destination!.Value),
        };
        return problem is null ? JsonTree.Read(tree) : PatchResult.Failed(Path.Text, problem);
    }

    private string? Missing() => Type switch
    {
        "add" when Name is null || Value is null => "'add' needs name and value.",
        "insert" when Value is null || Index is null => "'insert' needs value and index.",
        "replace" when Value is null => "'replace' needs a value.",
        "move" when Source is null || Destination is null => "'move' needs source and destination.",
        "add" or "insert" or "replace" or "move" or "delete" => null,
        _ => "The type of an operation is add, insert, delete, replace or move.",
    };
}
