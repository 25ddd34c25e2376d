using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Storage.Index;

/// <summary>Names of parameters, code systems and types as the index keeps them: 64 bits of SHA-256, the same in every process without a table.</summary>
internal static class IndexHash
{
    /// <summary>No system.</summary>
    public const long None = 0;

    /// <summary>In place of a system: the text from its second, third … word on. No row to sort by.</summary>
    public const long FurtherWord = 1;

    /// <summary>As many systems, and as many variants, as any installation has; who invents more makes none of them slower.</summary>
    private const int MostKept = 5000;

    private static readonly ConcurrentDictionary<(string Type, string Code), long> Parameters = new();
    private static readonly ConcurrentDictionary<(string, string, string), long> Variants = new();
    private static readonly ConcurrentDictionary<string, long> Systems = new(StringComparer.Ordinal);

    /// <summary>A parameter of a type, with a variant where it has several kinds of rows: <c>:identifier</c>.</summary>
    public static long Parameter(string type, string code, string variant = "") => variant.Length == 0
        ? Parameters.GetOrAdd((type, code), static one => Of($"{one.Type}.{one.Code}"))
        : Kept(Variants, (type, code, variant), static one => Of(string.Concat(one.Item1, ".", one.Item2, one.Item3)));

    /// <summary>The parameter's rows in UCUM base units.</summary>
    public static long Canonical(long parameter) => parameter ^ 0x5543554D_5543554D;

    /// <summary>A code system or a target type; 0 for none.</summary>
    public static long System(string? system) => string.IsNullOrEmpty(system) ? None : Kept(Systems, system, Of);

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

    private static long Kept<TName>(ConcurrentDictionary<TName, long> known, TName name, Func<TName, long> of)
        where TName : notnull
    {
        if (!known.TryGetValue(name, out var hash))
        {
            hash = of(name);
            if (known.Count < MostKept)
            {
                known.TryAdd(name, hash);
            }
        }

        return hash;
    }
}
