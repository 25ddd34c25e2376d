namespace HealthAssess.Domain.Access;

/// <summary>The names of purposes on the wire: header <c>X-Purpose-Of-Use</c>, tokens, agreements (PR-04).</summary>
public static class PurposeCodes
{
    private static readonly (string Code, Purpose Purpose)[] All =
    [
        ("direct-care", Purpose.DirectCare),
        ("vaccination-cert", Purpose.VaccinationCertificate),
        ("notifiable-disease", Purpose.NotifiableDisease),
        ("continuity-of-care", Purpose.ContinuityOfCare),
        ("aggregate", Purpose.Aggregate),
        ("research", Purpose.Research),
        ("administration", Purpose.Administration),
    ];

    /// <summary>The name of a purpose.</summary>
    public static string Of(Purpose purpose) => All.First(one => one.Purpose == purpose).Code;

    /// <summary>The purpose of that name, or null.</summary>
    public static Purpose? Find(string? code) => All.Where(one => one.Code == code).Select(one => (Purpose?)one.Purpose).FirstOrDefault();
}
