using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>Why a paper of any kind is not issued anew.</summary>
internal static class RenewalObjections
{
    public static Refusal RecordGone { get; } = No("certificate-record-gone", "The record behind it is gone.");

    /// <summary>What its own state or the traveller's newest decision about certificates says against it, or null.</summary>
    public static Refusal? Of(DocumentReference document, bool? consent) =>
        document.Status != "current" ? No("certificate-taken-back", "It was taken back, or has a successor already.")
        : consent == false ? CertificateConsent.Objection(false, null)
        : null;

    public static Refusal No(string code, string why) => new(RefusalKind.BusinessRule, code, why, "document");
}
