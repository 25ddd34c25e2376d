using System.Globalization;

namespace HealthAssess.Protocols;

/// <summary>The codes of dispositions as they stand in data and records, and the colour of the queue each belongs to.</summary>
public static class Dispositions
{
    private static readonly (Disposition Disposition, string Code, TriageColour Colour)[] Table =
    [
        (Disposition.Clear, "CLEAR", TriageColour.Green),
        (Disposition.CertificateExempt, "CERT_EXEMPT", TriageColour.Green),
        (Disposition.CertificateIssue, "CERT_ISSUE", TriageColour.Green),
        (Disposition.ClearAdvice, "CLEAR_ADVICE", TriageColour.Green),
        (Disposition.VaccinateOffer, "VACCINATE_OFFER", TriageColour.Yellow),
        (Disposition.InsufficientData, "INSUFFICIENT_DATA", TriageColour.Yellow),
        (Disposition.Monitor, "MONITOR", TriageColour.Yellow),
        (Disposition.ReferRoutine, "REFER_ROUTINE", TriageColour.Amber),
        (Disposition.Secondary, "SECONDARY", TriageColour.Amber),
        (Disposition.NotFitDefer, "NOT_FIT_DEFER", TriageColour.Amber),
        (Disposition.ReferUrgent, "REFER_URGENT", TriageColour.Red),
        (Disposition.IsolateAlert, "ISOLATE_ALERT", TriageColour.Red),
    ];

    /// <summary>The code: <c>SECONDARY</c>.</summary>
    public static string Code(this Disposition disposition) => Table[(int)disposition].Code;

    /// <summary>The colour of the queue.</summary>
    public static TriageColour Colour(this Disposition disposition) => Table[(int)disposition].Colour;

    /// <summary>The code with its days where it has them: <c>MONITOR(7 d)</c>.</summary>
    public static string Code(this Disposition disposition, int? days) =>
        days is { } n ? string.Create(CultureInfo.InvariantCulture, $"{disposition.Code()}({n} d)") : disposition.Code();

    /// <summary>The disposition of a code, or null.</summary>
    public static Disposition? Find(string code)
    {
        var row = Array.FindIndex(Table, row => row.Code == code);
        return row < 0 ? null : Table[row].Disposition;
    }
}
