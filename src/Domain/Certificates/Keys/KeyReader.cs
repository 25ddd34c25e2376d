using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace HealthAssess.Certificates.Keys;

/// <summary>Public keys from the forms they come in. Null where there is no key that can be used.</summary>
public static class KeyReader
{
    /// <summary>The key of a certificate.</summary>
    public static VerificationKey? OfCertificate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        try
        {
            return certificate.GetECDsaPublicKey() is { } curve ? new VerificationKey(curve)
                : certificate.GetRSAPublicKey() is { } rsa ? new VerificationKey(rsa)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The certificate in DER, or null.</summary>
    public static X509Certificate2? Certificate(ReadOnlySpan<byte> der)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(der);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>A key in DER (SubjectPublicKeyInfo).</summary>
    public static VerificationKey? OfDer(ReadOnlySpan<byte> der)
    {
        try
        {
            var curve = ECDsa.Create();
            curve.ImportSubjectPublicKeyInfo(der, out _);
            return new VerificationKey(curve);
        }
        catch (CryptographicException)
        {
            return RsaOfDer(der);
        }
    }

    /// <summary>A JSON web key, EC or RSA; coordinates of the wrong length are trimmed of zeros or padded with them.</summary>
    /// <remarks>RFC 7518, 6.2.1.2 asks for the curve's own length. Published trust lists hold hundreds of keys a byte too long or short.</remarks>
    public static VerificationKey? OfJwk(JsonElement jwk)
    {
        try
        {
            return Text(jwk, "kty") switch
            {
                "EC" => OfCurve(Text(jwk, "crv"), Bytes(jwk, "x"), Bytes(jwk, "y")),
                "RSA" => OfModulus(Bytes(jwk, "n"), Bytes(jwk, "e")),
                _ => null,
            };
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static VerificationKey? RsaOfDer(ReadOnlySpan<byte> der)
    {
        try
        {
            var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(der, out _);
            return new VerificationKey(rsa);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static VerificationKey? OfCurve(string? name, byte[]? x, byte[]? y)
    {
        (ECCurve Curve, int Length)? known = name switch
        {
            "P-256" => (ECCurve.NamedCurves.nistP256, 32),
            "P-384" => (ECCurve.NamedCurves.nistP384, 48),
            "P-521" => (ECCurve.NamedCurves.nistP521, 66),
            _ => null,
        };
        return known is var (curve, length) && Fit(x, length) is { } left && Fit(y, length) is { } right
            ? new VerificationKey(ECDsa.Create(new ECParameters { Curve = curve, Q = new ECPoint { X = left, Y = right } }))
            : null;
    }

    private static VerificationKey? OfModulus(byte[]? modulus, byte[]? exponent) =>
        modulus is null || exponent is null
            ? null
            : new VerificationKey(RSA.Create(new RSAParameters { Modulus = modulus.AsSpan().TrimStart((byte)0).ToArray(), Exponent = exponent }));

    private static byte[]? Fit(byte[]? coordinate, int length)
    {
        if (coordinate is null)
        {
            return null;
        }

        var digits = coordinate.AsSpan().TrimStart((byte)0);
        var fitted = new byte[length];
        if (digits.Length > length)
        {
            return null;
        }

        digits.CopyTo(fitted.AsSpan(length - digits.Length));
        return fitted;
    }

    private static byte[]? Bytes(JsonElement jwk, string name) => Text(jwk, name) is { } text ? Base64Text.Decode(text) : null;

    private static string? Text(JsonElement jwk, string name) =>
        jwk.ValueKind == JsonValueKind.Object && jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
