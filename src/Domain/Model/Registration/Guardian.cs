using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>Somebody who belongs to a traveller: a guardian, a parent, a member of the family.</summary>
/// <param name="Relationship">HL7 v3 RoleCode: GUARD, PRN, CHILD, SPS, SIB, FAMMEMB.</param>
/// <param name="Name">The name, where there is no record of its own.</param>
/// <param name="Traveller">The record, where there is one.</param>
public sealed record Guardian(string Relationship, string? Name, TravellerId? Traveller)
{
    /// <summary>The relationships that can be recorded.</summary>
    public static IReadOnlyList<string> Relationships { get; } = ["GUARD", "PRN", "CHILD", "SPS", "SIB", "FAMMEMB"];

    /// <summary>The FHIR RelatedPerson beside the traveller's record.</summary>
    public Resource Of(Guid id, TravellerId traveller, bool demo = false)
    {
        var related = new RelatedPersonBuilder
        {
            Id = id.ToString(),
            Meta = Terms.DemoTag(demo),
            Active = true,
            Patient = Terms.To(traveller),
            Relationship = { Terms.Concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", Relationship) },
        };
        if (Name is { Length: > 0 } name)
        {
            related.Name.Add(new HumanNameBuilder { Text = name });
        }

        if (Traveller is { } other)
        {
            related.Extension.Add(new ExtensionBuilder { Url = RegistrationCodes.TravellerExtension, ValueReference = Terms.To(other) });
        }

        return related.Build();
    }
}
