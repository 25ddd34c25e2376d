namespace HealthAssess.Domain.Notices;

/// <summary>What the notices to travellers write: systems, reasons, extensions.</summary>
public static class NoticeCodes
{
    /// <summary>Why a traveller is told something; on <c>Communication.category</c>, so that it can be searched for.</summary>
    public const string Reason = "https://healthassess.org/fhir/CodeSystem/notice-reason";

    /// <summary>The recall that a notice belongs to; on <c>Communication.identifier</c>.</summary>
    public const string Recall = "https://healthassess.org/fhir/sid/lot-recall";

    /// <summary>Since when a notice waits.</summary>
    public const string QueuedExtension = "https://healthassess.org/fhir/StructureDefinition/notice-queued";

    /// <summary>A dose of theirs is of a lot that was recalled.</summary>
    public const string LotRecalled = "lot-recalled";

    /// <summary>Staff took a certificate back.</summary>
    public const string CertificateRevoked = "certificate-revoked";

    /// <summary>What a certificate rests on was wrong and has been put right.</summary>
    public const string RecordCorrected = "record-corrected";

    /// <summary>All reasons, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Reasons { get; } = [LotRecalled, CertificateRevoked, RecordCorrected];
}
