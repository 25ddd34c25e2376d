using HealthAssess.Certificates.Cbor;

namespace HealthAssess.Certificates.Hcert;

/// <summary>Seconds since 1970, perhaps with a fraction.</summary>
/// <remarks>RFC 7519, 2. Milliseconds written by mistake lie beyond the year 9999 or are told apart by the caller.</remarks>
internal static class NumericDate
{
    private const double LastSecond = 253402300799;

    public static DateTimeOffset? Read(CborValue? value) => Read(value?.Real);

    public static DateTimeOffset? Read(double? seconds) =>
        seconds is >= 0 and <= LastSecond ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds.Value * TimeSpan.TicksPerSecond)) : null;
}
