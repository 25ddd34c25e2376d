namespace HealthAssess.Fhir.Paths;

/// <summary>A type specifier: <c>System.String</c>, <c>FHIR.Patient</c>, or a name without its model.</summary>
internal sealed record TypeName(string? Model, string Name)
{
    public const string System = "System";
    public const string Fhir = "FHIR";

    /// <summary>The System type of an item that is no element.</summary>
    public static TypeName Of(ItemKind kind) => new(System, kind == ItemKind.Type ? "TypeInfo" : kind.ToString());

    public override string ToString() => Model is null ? Name : Model + "." + Name;
}
