using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Codecs;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class CodecTests
{
    [Theory]
    [InlineData("AB", "BB8")]
    [InlineData("Hello!!", "%69 VD92EX0")]
    [InlineData("base-45", "UJCLQE7W581")]
    [InlineData("ietf!", "QED8WEX0")]
    public void Base45_has_the_examples_of_its_rfc(string plain, string encoded)
    {
        Assert.Equal(encoded, Base45.Encode(Encoding.ASCII.GetBytes(plain)));
        Assert.True(Base45.TryDecode(encoded, out var bytes));
        Assert.Equal(plain, Encoding.ASCII.GetString(bytes));
    }

    [Theory]
    [InlineData(":::")]
    [InlineData("GGW")]
    [InlineData("::")]
    [InlineData("A")]
    [InlineData("BB8A")]
    [InlineData("bb8")]
    [InlineData("BB\u00A0")]
    public void Base45_refuses_what_no_bytes_encode_to(string text) => Assert.False(Base45.TryDecode(text, out _));

    [Fact]
    public void Base45_gives_back_what_it_took() =>
        Prop.ForAll<byte[]>(bytes => Base45.TryDecode(Base45.Encode(bytes), out var back) && back.AsSpan().SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Zlib_gives_back_what_it_took() =>
        Prop.ForAll<byte[]>(bytes => Zlib.TryInflate(Zlib.Compress(bytes), out var back) == InflateResult.Ok && back.AsSpan().SequenceEqual(bytes)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Inflates_what_the_runtime_packs(CompressionLevel level)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i * 7919 % 1000} dose lot {i} ")));
        Assert.Equal(InflateResult.Ok, Zlib.TryInflate(Pack(bytes, level), out var back));
        Assert.Equal(bytes, back);
    }

    [Fact]
    public void Nothing_may_follow_the_end_and_nothing_be_missing()
    {
        var packed = Zlib.Compress("Aminata"u8);
        Assert.Equal(InflateResult.Tail, Zlib.TryInflate([.. packed, 0], out _));
        for (var length = 0; length < packed.Length; length++)
        {
            Assert.NotEqual(InflateResult.Ok, Zlib.TryInflate(packed.AsSpan(0, length), out _));
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabcabc dose lot dose lot 2026-03-01 2026-03-01")]
    public void The_runtime_unpacks_what_is_packed_here(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, 10)));
        using var stream = new ZLibStream(new MemoryStream(Zlib.Compress(bytes)), CompressionMode.Decompress);
        using var back = new MemoryStream();
        stream.CopyTo(back);
        Assert.Equal(bytes, back.ToArray());
        Assert.True(Zlib.Compress(bytes).Length < (bytes.Length / 2) + 16);
    }

    [Fact]
    public void A_bomb_ends_at_the_cap() => Assert.Equal(InflateResult.TooLarge, Zlib.TryInflate(Pack(new byte[10_000_000], CompressionLevel.Optimal), out _));

    [Fact]
    public void Noise_never_throws() => Prop.ForAll<byte[]>(bytes =>
    {
        _ = Deflate.TryInflate(bytes, Zlib.Cap, out _);
        _ = Zlib.TryInflate([0x78, 0xDA, .. bytes], out _);
        _ = CborReader.Read(bytes, out _);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Cbor_gives_back_what_it_took() => Prop.ForAll(Values().ToArbitrary(), value =>
    {
        var bytes = CborWriter.Write(value);
        return CborReader.Read(bytes, out _) is { } back && CborWriter.Write(back).AsSpan().SequenceEqual(bytes);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("1a")]
    [InlineData("1c")]
    [InlineData("62c328")]
    [InlineData("9affffffff")]
    [InlineData("bb7fffffffffffffff")]
    [InlineData("5bffffffffffffffff")]
    [InlineData("a201010102")]
    [InlineData("8181818181818181818181818181818181818101")]
    [InlineData("0101")]
    [InlineData("f8ff")]
    [InlineData("ff")]
    [InlineData("9f")]
    [InlineData("7f4161ff")]
    public void Cbor_that_is_not_well_formed_is_refused(string hex)
    {
        Assert.Null(CborReader.Read(Convert.FromHexString(hex), out var failure));
        Assert.NotNull(failure);
    }

    [Theory]
    [InlineData("1864", "100")]
    [InlineData("3903e7", "-1000")]
    [InlineData("1bffffffffffffffff", "\"18446744073709551615\"")]
    [InlineData("f93c00", "1")]
    [InlineData("fb41d86ccb637bc6a8", "1639132557.934")]
    [InlineData("bf61610161629f0203ffff", "{\"a\":1,\"b\":[2,3]}")]
    [InlineData("7f657374726561646d696e67ff", "\"streaming\"")]
    [InlineData("c074323031332d30332d32315432303a30343a30305a", "\"2013-03-21T20:04:00Z\"")]
    [InlineData("f6", "null")]
    public void Cbor_of_the_rfc_reads_as_json(string hex, string json) =>
        Assert.Equal(json, CborJson.ToJson(CborReader.Read(Convert.FromHexString(hex), out _)!)?.ToJsonString() ?? "null");

    private static Gen<CborValue> Values() => Gen.Sized(size => Values(Math.Min(size, 4)));

    private static Gen<CborValue> Values(int depth)
    {
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => CborValue.Of(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get))));
        var numbers = ArbMap.Default.GeneratorFor<long>().Select(number => CborValue.Of((Int128)number));
        var bytes = ArbMap.Default.GeneratorFor<byte[]>().Select(value => CborValue.Of((ReadOnlyMemory<byte>)value));
        return depth == 0
            ? Gen.OneOf(texts, numbers, bytes)
            : Gen.OneOf(texts, numbers, bytes, Values(depth - 1).ListOf().Select(items => CborValue.Of((IReadOnlyList<CborValue>)[.. items])), Values(depth - 1).ListOf().Select(Map));
    }

    private static CborValue Map(IReadOnlyList<CborValue> values) =>
        CborValue.Map(values.Select((value, index) => (Key: (long)index, Value: (CborValue?)value)));

    private static byte[] Pack(byte[] bytes, CompressionLevel level)
    {
        using var result = new MemoryStream();
        using (var stream = new ZLibStream(result, level))
        {
            stream.Write(bytes);
        }

        return result.ToArray();
    }
}
