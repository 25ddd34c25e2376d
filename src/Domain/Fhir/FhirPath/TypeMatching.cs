using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Paths;

/// <summary>Whether an item is of a type.</summary>
/// <remarks>
/// FHIRPath N1, 6.3. A name without a model is looked for in both. <c>is</c> follows FHIR's hierarchy; <c>as</c> and
/// <c>ofType</c> pick a primitive only by its own type, as the tests of the specification have it: a code is a string,
/// but <c>ofType(string)</c> does not select it.
/// </remarks>
internal static class TypeMatching
{
    public static void Apply(Evaluation run, Slice input, TypeName type, bool cast)
    {
        if (input.Count > 1)
        {
            run.Fail("A single item is expected where there are several.");
        }
        else if (IsKnown(run, type) && !input.IsEmpty)
        {
            var item = run[input.Start];
            var result = cast ? IsExactly(item, type) ? item : default : Item.Of(Is(item, type));
            run.Return(input.Start, result);
        }
    }

    /// <summary>Fails the run where no model has such a type.</summary>
    public static bool IsKnown(Evaluation run, TypeName type)
    {
        if (!Exists(type))
        {
            run.Fail($"There is no type {type}.");
        }

        return !run.Failed;
    }

    /// <summary>A name of the System model that FHIR knows is no error, only never true.</summary>
    public static bool Exists(TypeName type) =>
        Definitions.Find(type.Name) is not null || (type.Model != TypeName.Fhir && IsSystem(type.Name));

    public static bool Is(in Item item, TypeName type)
    {
        if (item.Kind != ItemKind.Node)
        {
            return type.Model != TypeName.Fhir && (type.Name == item.Kind.ToString() || type.Name == "Any");
        }

        return type.Model != TypeName.System && item.Node.Shape!.Is(type.Name);
    }

    public static bool IsExactly(in Item item, TypeName type) =>
        Is(item, type) && (item.Kind != ItemKind.Node || !item.Node.Shape!.IsPrimitive || item.Node.Shape.Name == type.Name);

    private static bool IsSystem(string name) => name is "Any" || (Enum.TryParse<ItemKind>(name, out var kind) && kind is not (ItemKind.None or ItemKind.Node or ItemKind.Type));
}
