using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>The rules in the order they are asked, and which of them concern which element.</summary>
internal static class Assertions
{
    private static readonly IAssertion[] All =
    [
        new Cardinality(),
        new PrimitiveFormat(),
        new CodeBinding(),
        new HasContent(),
        new ExtensionForm(),
        new ReferenceForm(),
        new CanonicalForm(),
        new ContainedForm(),
        new ElementIds(),
        new LanguageForm(),
        new NarrativeSafety(),
        new AttachmentSize(),
        new CodingSystem(),
        new IdentifierForm(),
        new BundleEntries(),
        new DocumentContent(),
        new SearchParameterForm(),
        new ExpressionForm(),
        new AnswerForm(),
        new MetaProfiles(),
        new VitalSignCode(),
        new InvariantHolds(),
    ];

    public static IAssertion[] For(Property property) => property.Assertions ??= Select(property.Type, property.Element);

    public static IAssertion[] For(TypeShape resource) => resource.Assertions ??= Select(resource, null);

    private static IAssertion[] Select(TypeShape type, ElementShape? element) => Array.FindAll(All, assertion => assertion.AppliesTo(type, element));
}
