using System.Globalization;
using System.Text;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>An issued certificate as FHIR: a document that holds the credential, and the record of how it came about.</summary>
/// <param name="Id">Id of the DocumentReference.</param>
/// <param name="CertificateId">The certificate's own id: 128 random bits.</param>
/// <param name="Traveller">Whose it is.</param>
/// <param name="Dose">Id of the Immunization it certifies, or of what a letter rests on.</param>
/// <param name="Credentials">Its forms, the one for the eye first.</param>
/// <param name="At">When it was issued.</param>
/// <param name="Account">Who issued it.</param>
/// <param name="Demo">True when a demonstration authority signed it.</param>
public sealed record IssuedDocument(Guid Id, string CertificateId, TravellerId Traveller, string Dose, IReadOnlyList<IssuedCredential> Credentials, DateTimeOffset At, Guid Account, bool Demo)
{
    /// <summary>Type of what it rests on.</summary>
    public string RestsOn { get; init; } = "Immunization";

    /// <summary>A letter's reasons, where the traveller agreed to show them.</summary>
    public LetterReasons? Reasons { get; init; }

    /// <summary>True for a document that holds a letter.</summary>
    public static bool IsLetter(DocumentReference document) => CredentialsOf(document) is [{ Form: CertificateForm.Letter }];

    private bool Letter => Credentials is [{ Form: CertificateForm.Letter }];

    /// <summary>The DocumentReference whose place it takes, or null.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>The FHIR DocumentReference.</summary>
    public Resource ToDocument() => new DocumentReferenceBuilder
    {
        Id = Id.ToString(),
        Meta = Terms.DemoTag(Demo),
        MasterIdentifier = new IdentifierBuilder { System = CertificateCodes.CertificateSystem, Value = CertificateId },
        Status = "current",
        DocStatus = "final",
        Type = Letter
            ? Terms.Concept(CertificateCodes.DocumentKindSystem, CertificateCodes.ContraindicationLetter)
            : Terms.Concept(RegistrationCodes.Loinc, CertificateCodes.ImmunizationHistory),
        Subject = Terms.To(Traveller),
        Date = FhirDateTime.Parse(Instant()),
        Author = { Issuer() },
        RelatesTo = [.. Replaces is { } old ? [new DocumentReferenceRelatesToBuilder { Code = "replaces", Target = Terms.To("DocumentReference", old) }] : Array.Empty<DocumentReferenceRelatesToBuilder>()],
        Content = [.. Credentials.Select(Content), .. Reasons is null ? Array.Empty<DocumentReferenceContentBuilder>() : [Reasons.ToContent()]],
        Context = new DocumentReferenceContextBuilder { Related = { Terms.To(RestsOn, Dose) } },
    }.Build();

    /// <summary>The FHIR Provenance: who signed what, from which record, and why an incomplete birth date was completed so.</summary>
    public Resource ToProvenance(Guid id, BirthDateDecision? decision) => new ProvenanceBuilder
    {
        Id = id.ToString(),
        Target = { Terms.To("DocumentReference", Id) },
        Recorded = FhirDateTime.Parse(Instant()),
        Activity = Terms.Concept("http://terminology.hl7.org/CodeSystem/v3-DataOperation", "CREATE"),
        Agent = { new ProvenanceAgentBuilder { Who = Issuer() } },
        Entity = { new ProvenanceEntityBuilder { Role = "source", What = Terms.To(RestsOn, Dose) } },
        Signature = [.. Credentials.Select(Signature)],
        Extension =
        [
            .. decision is null ? Array.Empty<ExtensionBuilder>() : [Terms.Text(CertificateCodes.BirthDateDecisionExtension, decision.Reason)],
            .. Letter ? [Terms.Flag(CertificateCodes.RiskExplainedExtension, true)] : Array.Empty<ExtensionBuilder>(),
        ],
    }.Build();

    /// <summary>The credentials that a document of ours holds, in their order.</summary>
    public static IReadOnlyList<IssuedCredential> CredentialsOf(DocumentReference document) =>
    [
        .. document.Content.Select(content => (Form: CertificateForms.Form(content.Format.Code), content.Attachment.Data))
            .Where(content => content is { Form: not null, Data: not null })
            .Select(content => new IssuedCredential(content.Form!.Value, Encoding.UTF8.GetString(Convert.FromBase64String(content.Data!)))),
    ];

    private static DocumentReferenceContentBuilder Content(IssuedCredential credential) => new()
    {
        Attachment = new AttachmentBuilder { ContentType = credential.ContentType, Data = Base64(credential) },
        Format = new CodingBuilder { System = CertificateCodes.FormatSystem, Code = CertificateForms.Code(credential.Form) },
    };

    private SignatureBuilder Signature(IssuedCredential credential) => new()
    {
        Type = { new CodingBuilder { System = CertificateCodes.SignatureSystem, Code = CertificateCodes.AuthorSignature } },
        When = FhirDateTime.Parse(Instant()),
        Who = Issuer(),
        SigFormat = credential.SignatureType,
        Data = Base64(credential),
    };

    private static string Base64(IssuedCredential credential) => Convert.ToBase64String(Encoding.UTF8.GetBytes(credential.Text));

    private ReferenceBuilder Issuer() => new() { Type = "Practitioner", Identifier = new IdentifierBuilder { System = CertificateCodes.AccountSystem, Value = Account.ToString() } };

    private string Instant() => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
