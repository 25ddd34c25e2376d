using System.Globalization;
using System.Text;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>An issued certificate as FHIR: a document that holds the credential, and the record of how it came about.</summary>
/// <param name="Id">Id of the DocumentReference.</param>
/// <param name="CertificateId">The certificate's own id: 128 random bits.</param>
/// <param name="Traveller">Whose it is.</param>
/// <param name="Dose">Id of the Immunization it certifies.</param>
/// <param name="Credential">The text of the QR code.</param>
/// <param name="At">When it was issued.</param>
/// <param name="Account">Who issued it.</param>
/// <param name="Demo">True when a demonstration authority signed it.</param>
public sealed record IssuedDocument(Guid Id, string CertificateId, Guid Traveller, Guid Dose, string Credential, DateTimeOffset At, Guid Account, bool Demo)
{
    /// <summary>The FHIR DocumentReference.</summary>
    public Resource ToDocument() => new DocumentReferenceBuilder
    {
        Id = Id.ToString(),
        Meta = Terms.DemoTag(Demo),
        MasterIdentifier = new IdentifierBuilder { System = CertificateCodes.CertificateSystem, Value = CertificateId },
        Status = "current",
        DocStatus = "final",
        Type = Terms.Concept(RegistrationCodes.Loinc, CertificateCodes.ImmunizationHistory),
        Subject = Terms.To("Patient", Traveller),
        Date = FhirDateTime.Parse(Instant()),
        Author = { Issuer() },
        Content =
        {
            new DocumentReferenceContentBuilder
            {
                Attachment = new AttachmentBuilder { ContentType = "text/plain", Data = Convert.ToBase64String(Encoding.UTF8.GetBytes(Credential)) },
                Format = new CodingBuilder { System = CertificateCodes.FormatSystem, Code = CertificateCodes.HcertIcvp },
            },
        },
        Context = new DocumentReferenceContextBuilder { Related = { Terms.To("Immunization", Dose) } },
    }.Build();

    /// <summary>The FHIR Provenance: who signed what, from which record, and why an incomplete birth date was completed so.</summary>
    public Resource ToProvenance(Guid id, BirthDateDecision? decision) => new ProvenanceBuilder
    {
        Id = id.ToString(),
        Target = { Terms.To("DocumentReference", Id) },
        Recorded = FhirDateTime.Parse(Instant()),
        Activity = Terms.Concept("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE"),
        Agent = { new ProvenanceAgentBuilder { Who = Issuer() } },
        Entity = { new ProvenanceEntityBuilder { Role = "source", What = Terms.To("Immunization", Dose) } },
        Signature =
        {
            new SignatureBuilder
            {
                Type = { new CodingBuilder { System = CertificateCodes.SignatureSystem, Code = CertificateCodes.AuthorSignature } },
                When = FhirDateTime.Parse(Instant()),
                Who = Issuer(),
                SigFormat = "application/cose",
                Data = Convert.ToBase64String(Encoding.UTF8.GetBytes(Credential)),
            },
        },
        Extension = [.. decision is null ? Array.Empty<ExtensionBuilder>() : [Terms.Text(CertificateCodes.BirthDateDecisionExtension, decision.Reason)]],
    }.Build();

    /// <summary>The credential that a document of ours holds, or null.</summary>
    public static string? CredentialOf(DocumentReference document) =>
        document.Content.Where(content => content.Format.Code == CertificateCodes.HcertIcvp)
            .Select(content => content.Attachment.Data)
            .Where(data => data is not null)
            .Select(data => Encoding.UTF8.GetString(Convert.FromBase64String(data!)))
            .FirstOrDefault();

    private ReferenceBuilder Issuer() => new() { Type = "Practitioner", Identifier = new IdentifierBuilder { System = CertificateCodes.AccountSystem, Value = Account.ToString() } };

    private string Instant() => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
