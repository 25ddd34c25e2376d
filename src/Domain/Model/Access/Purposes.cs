namespace HealthAssess.Domain.Access;

/// <summary>Which rights can be used for which purpose (PR-04). What is not listed is not allowed.</summary>
public static class Purposes
{
    private static readonly Purpose[] Care = [Purpose.DirectCare, Purpose.ContinuityOfCare];

    private static readonly Purpose[] Records =
        [Purpose.DirectCare, Purpose.ContinuityOfCare, Purpose.VaccinationCertificate, Purpose.NotifiableDisease];

    private static readonly Purpose[] Running = [.. Records, Purpose.Administration, Purpose.Aggregate];

    /// <summary>True when a caller working for <paramref name="purpose"/> may use <paramref name="permission"/>.</summary>
    public static bool Allow(Permission permission, Purpose purpose) => Of(permission).Contains(purpose);

    private static Purpose[] Of(Permission permission) => permission switch
    {
        Permission.ReadTravellers or Permission.ReadFhir or Permission.WriteFhir => Records,
        Permission.RegisterTravellers or Permission.AssessTravellers or Permission.Vaccinate => Care,
        Permission.IssueCertificates => [.. Care, Purpose.VaccinationCertificate],
        Permission.BreakGlass => Care,
        _ => Running,
    };
}
