using System.Globalization;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>What a traveller decided for one purpose. A refusal is kept too, and care goes on (PR-01, PR-05).</summary>
/// <param name="Id">Id of the Consent.</param>
/// <param name="Traveller">Who decided.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Given">True for yes, false for no.</param>
/// <param name="At">When, with the offset of the Point of Entry.</param>
/// <param name="Language">The language it was explained in (BCP 47).</param>
/// <param name="Interpreter">Interpreter or witness, or null.</param>
/// <param name="Recipient">The recipient it is about; null for all.</param>
public sealed record ConsentChoice(
    Guid Id, TravellerId Traveller, Purpose Purpose, bool Given, DateTimeOffset At, string Language, string? Interpreter, Guid? Recipient = null)
{
    /// <summary>Our codes of purposes beside HL7's, which are coarser.</summary>
    public const string PurposeSystem = "https://healthassess.org/fhir/CodeSystem/purpose-of-use";

    /// <summary>The purposes a traveller is asked about. Notifiable diseases rest on law, not on consent.</summary>
    public static IReadOnlyDictionary<string, Purpose> Asked { get; } = new Dictionary<string, Purpose>(StringComparer.Ordinal)
    {
        ["direct-care"] = Purpose.DirectCare,
        ["vaccination-cert"] = Purpose.VaccinationCertificate,
        ["continuity-of-care"] = Purpose.ContinuityOfCare,
        ["research"] = Purpose.Research,
    };

    /// <summary>The FHIR Consent.</summary>
    public Resource ToResource(bool demo = false)
    {
        var consent = new ConsentBuilder
        {
            Id = Id.ToString(),
            Meta = Terms.DemoTag(demo),
            Status = Given ? "active" : "rejected",
            Scope = Terms.Concept("http://terminology.hl7.org/CodeSystem/consentscope", Purpose == Purpose.DirectCare ? "treatment" : "patient-privacy"),
            Category = { Terms.Concept(RegistrationCodes.Loinc, "59284-0", "Consent Document") },
            Patient = Terms.To(Traveller),
            DateTime = FhirDateTime.Parse(At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
            PolicyRule = Terms.Concept("http://terminology.hl7.org/CodeSystem/v3-ActCode", Given ? "OPTIN" : "OPTOUT"),
            Provision = Provision(),
            Extension = { Terms.Code(RegistrationCodes.LanguageExtension, Language) },
        };
        if (Interpreter is { Length: > 0 } interpreter)
        {
            consent.Extension.Add(Terms.Text(RegistrationCodes.InterpreterExtension, interpreter));
        }

        return consent.Build();
    }

    private ConsentProvisionBuilder Provision()
    {
        var code = Asked.First(pair => pair.Value == Purpose).Key;
        var provision = new ConsentProvisionBuilder
        {
            Type = Given ? "permit" : "deny",
            Purpose =
            {
                new CodingBuilder { System = "http://terminology.hl7.org/CodeSystem/v3-ActReason", Code = Reason },
                new CodingBuilder { System = PurposeSystem, Code = code },
            },
        };
        if (Recipient is { } recipient)
        {
            provision.Actor.Add(new ConsentProvisionActorBuilder
            {
                Role = Terms.Concept("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP"),
                Reference = Terms.To("Organization", recipient),
            });
        }

        return provision;
    }

    /// <summary>HL7 v3 PurposeOfUse.</summary>
    private string Reason => Purpose switch
    {
        Purpose.DirectCare => "TREAT",
        Purpose.VaccinationCertificate => "PATRQT",
        Purpose.ContinuityOfCare => "COC",
        Purpose.Research => "HRESCH",
        _ => throw new InvalidOperationException("No traveller is asked about this purpose."),
    };
}
