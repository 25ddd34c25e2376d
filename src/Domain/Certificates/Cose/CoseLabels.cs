namespace HealthAssess.Certificates.Cose;

/// <summary>Header labels.</summary>
/// <remarks>RFC 9052, 3.1.</remarks>
internal static class CoseLabels
{
    public const long Algorithm = 1;
    public const long Critical = 2;
    public const long KeyId = 4;
}
