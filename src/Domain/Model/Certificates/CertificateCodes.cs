namespace HealthAssess.Domain.Certificates;

/// <summary>Systems, extensions and codes that certificates write.</summary>
/// <remarks>FHIR R4 where it has one; what is ours lives under https://healthassess.org/fhir/.</remarks>
public static class CertificateCodes
{
    /// <summary>Ids of certificates: 128 random bits.</summary>
    public const string CertificateSystem = "https://healthassess.org/fhir/sid/certificate";

    /// <summary>Forms of a credential: <c>hcert-icvp</c>.</summary>
    public const string FormatSystem = "https://healthassess.org/fhir/CodeSystem/credential-format";

    /// <summary>On a Provenance: why a full date of birth was put on a certificate though only a part is known.</summary>
    public const string BirthDateDecisionExtension = "https://healthassess.org/fhir/StructureDefinition/birth-date-decision";

    /// <summary>On a letter's Provenance: the traveller was told of the risk of not being vaccinated (IHR Annex 6 (9)).</summary>
    internal const string RiskExplainedExtension = "https://healthassess.org/fhir/StructureDefinition/risk-of-non-vaccination-explained";

    /// <summary>Kinds of documents of ours that LOINC has no code for: <c>contraindication-letter</c>.</summary>
    internal const string DocumentKindSystem = "https://healthassess.org/fhir/CodeSystem/document-kind";

    internal const string ContraindicationLetter = "contraindication-letter";

    /// <summary>Accounts of this installation.</summary>
    public const string AccountSystem = "https://healthassess.org/fhir/sid/account";

    /// <summary>LOINC, History of immunization note.</summary>
    internal const string ImmunizationHistory = "11369-6";

    /// <summary>Author's signature (ASTM E1762).</summary>
    internal const string AuthorSignature = "1.2.840.10065.1.12.1.1";

    internal const string SignatureSystem = "urn:iso-astm:E1762-95:2013";
}
