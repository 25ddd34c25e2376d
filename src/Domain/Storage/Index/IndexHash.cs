using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Storage.Index;

/// <summary>Names of parameters, code systems and types as the index keeps them: 64 bits of SHA-256, the same in every process without a table.</summary>
internal static class IndexHash
{
    /// <summary>No system.</summary>
    public const long None = 0;

    /// <summary>A parameter of a type, with a variant where it has several kinds of rows: <c>:identifier</c>.</summary>
    public static long Parameter(string type, string code, string variant = "") => Of($"{type}.{code}{variant}");

    /// <summary>The parameter's rows in UCUM base units.</summary>
    public static long Canonical(long parameter) => parameter ^ 0x5543554D_5543554D;

    /// <summary>A code system or a target type; 0 for none.</summary>
    public static long System(string? system) => string.IsNullOrEmpty(system) ? None : Of(system);

    /// <summary>The first 8 bytes of the text's SHA-256.</summary>
    public static long Of(string text)
    {
        Span<byte> bytes = stackalloc byte[512];
        var length = Encoding.UTF8.GetByteCount(text);
        var source = length <= bytes.Length ? bytes[..Encoding.UTF8.GetBytes(text, bytes)] : Encoding.UTF8.GetBytes(text);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(source, hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
