using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Cose;

namespace HealthAssess.Certificates.Hcert;

/// <summary>Reads an HCERT credential step by step: context, Base45, zlib, COSE, CWT, claims.</summary>
/// <remarks>HCERT specification 1.1.1, section 4.</remarks>
public static class HcertReader
{
    /// <summary>The only context that is defined.</summary>
    public const string Context = "HC1:";

    /// <summary>True when a text says to be of this family, of whatever version.</summary>
    public static bool IsOurs(string text) => text is ['H', 'C', (>= '0' and <= '9') or (>= 'A' and <= 'Z'), ':', ..];

    /// <summary>Reads a text to its claims, or to the first step that fails.</summary>
    public static Credential Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reading = new HcertSteps();
        return reading.Context(text) is { } letters
            && reading.Base45(letters) is { } packed
            && reading.Inflate(packed) is { } bytes
            && reading.Cose(bytes) is { } message
                ? Claims(reading, message)
                : new Credential { Format = CredentialFormat.Hcert, Steps = reading.Results };
    }

    private static Credential Claims(HcertSteps reading, CoseSign1 message)
    {
        var signed = new SignedContent(message.Algorithm, message.KeyId, message.ToBeSigned(), message.Signature);
        if (reading.Cwt(message.Payload) is not { } cwt)
        {
            return new Credential { Format = CredentialFormat.Hcert, Steps = reading.Results, Signed = signed };
        }

        var (format, claims) = SubClaims.Read(cwt);
        return new Credential
        {
            Format = format,
            Steps = reading.Results,
            Signed = signed,
            Issuer = cwt.Issuer,
            IssuedAt = cwt.IssuedAt,
            Expires = cwt.Expires,
            Claims = claims,
            RevocationIds = new(() => RevocationNames.Of(message, claims)),
            JsonSource = () => CborJson.ToJson(cwt.Claims),
        };
    }
}
