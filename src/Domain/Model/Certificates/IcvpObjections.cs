namespace HealthAssess.Domain.Certificates;

/// <summary>Why a dose that can be certified cannot be certified internationally.</summary>
/// <remarks>WHO ICVP REQ-CC-06 (approved products), REQ-CC-07 (clinician or issuer); a full date of birth.</remarks>
internal static class IcvpObjections
{
    public static IEnumerable<Refusal> Of(CertifiedDose dose)
    {
        if (IcvpMapping.Product(dose.Record) is not { } product || ApprovedProducts.List.Disease(product) is null)
        {
            yield return new(RefusalKind.BusinessRule, "certificate-product", "The product is not one WHO has prequalified for international certificates, or its code is not recorded.", "Immunization.vaccineCode");
        }

        if (IcvpMapping.Clinician(dose.Record) is null && string.IsNullOrWhiteSpace(dose.Facts.Centre))
        {
            yield return new(RefusalKind.Required, "certificate-clinician", "Neither a clinician nor a centre answers for the dose. Record who gave it.", "Immunization.performer");
        }

        if (dose.BirthDate is null)
        {
            yield return BirthDateMissing;
        }
    }

    public static Refusal BirthDateMissing { get; } =
        new(RefusalKind.Required, "certificate-birth-date", "The certificate needs a full date of birth. Decide on one and say why.", "Patient.birthDate");
}
