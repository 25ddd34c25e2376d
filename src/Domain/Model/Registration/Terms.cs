using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>The small FHIR shapes that registration writes again and again.</summary>
internal static class Terms
{
    public static CodeableConceptBuilder Concept(string system, string code, string? display = null) =>
        new() { Coding = { new CodingBuilder { System = system, Code = code, Display = display } } };

    public static ReferenceBuilder To(string type, string id) => new() { Literal = $"{type}/{id}" };

    public static ReferenceBuilder To(string type, Guid id) => new() { Literal = $"{type}/{id}" };

    public static ReferenceBuilder To(TravellerId traveller) => new() { Literal = $"Patient/{traveller}" };

    public static ExtensionBuilder Flag(string url, bool value) => new() { Url = url, ValueBoolean = value };

    public static ExtensionBuilder Code(string url, string value) => new() { Url = url, ValueCode = value };

    public static ExtensionBuilder Text(string url, string value) => new() { Url = url, ValueString = value };

    public static MetaBuilder? DemoTag(bool demo) =>
        demo ? new MetaBuilder { Tag = { new CodingBuilder { System = RegistrationCodes.Tag, Code = "demo" } } } : null;
}
