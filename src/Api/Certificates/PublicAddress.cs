namespace HealthAssess.Api.Certificates;

/// <summary>The address under which the world finds this installation, from <c>PublicAddress</c>: it is signed into SMART Health Cards, whose readers fetch our keys below it.</summary>
/// <remarks>SMART Health Cards, "Issuer": https, without a slash at its end. Never taken from a request: whoever asks must not choose what we sign.</remarks>
internal sealed class PublicAddress
{
    private const string Nowhere = "https://healthassess.invalid";

    public string Value { get; } = Environment.GetEnvironmentVariable("PublicAddress")?.TrimEnd('/') is { Length: > 0 } set && set.StartsWith("https://", StringComparison.Ordinal) ? set : Nowhere;
}
