using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Cose;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Api.Certificates;

/// <summary>A key without a certificate as a JSON web key, its numbers in the length that RFC 7518 asks for.</summary>
internal static class PublicKeyJson
{
    public static JsonObject Of(VerificationKey key)
    {
        if (key.Algorithm == CoseAlgorithm.PS256)
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(key.ToDer(), out _);
            var modulus = rsa.ExportParameters(includePrivateParameters: false);
            return new() { ["kty"] = "RSA", ["n"] = Base64Url.EncodeToString(modulus.Modulus), ["e"] = Base64Url.EncodeToString(modulus.Exponent) };
        }

        using var curve = ECDsa.Create();
        curve.ImportSubjectPublicKeyInfo(key.ToDer(), out _);
        var point = curve.ExportParameters(includePrivateParameters: false).Q;
        var name = curve.KeySize switch { 256 => "P-256", 384 => "P-384", _ => "P-521" };
        return new() { ["kty"] = "EC", ["crv"] = name, ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
    }
}
