using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Codecs;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Letters;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>What the two verifiers must agree on: each verdict, its neighbours, and each way of being damaged.</summary>
internal static class TwinVectorCases
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    public static IReadOnlyList<TwinVector> All()
    {
        using var key = TestKeys.Signer();
        using var other = TestKeys.Signer();
        var signer = key.Certificate.RawData;
        var text = IcvpTests.Issue(key);
        TwinVector Of(string name, string qr, DateOnly? day = null) => new(name, qr, day ?? Day) { Signer = signer, PublishesRevocations = false };
        var sound = Of("sound", text);
        return
        [
            sound,
            Of("the older dialect of a list", IcvpTests.Issue(key, dialect: IcvpDialect.B)),
            Of("the day before it counts", text, new(2026, 3, 10)),
            Of("the day it counts", text, new(2026, 3, 11)),
            Of("the signature run out", text, new(2028, 3, 2)),
            Of("issued tomorrow", text, new(2026, 2, 28)),
            sound with { Name = "nobody listed", Signer = null },
            sound with { Name = "another listed", Signer = other.Certificate.RawData },
            sound with { Name = "revocations unknown", PublishesRevocations = null },
            sound with { Name = "revocations published elsewhere", PublishesRevocations = true },
            sound with { Name = "revocations at hand, not this one", Revoked = ["AAAAAAAAAAAAAAAAAAAAAA=="] },
            sound with { Name = "revoked by its signature", Revoked = [Name(text)] },
            sound with { Name = "revoked by a list that names no key", RevokedAnywhere = [Name(text)] },
            sound with { Name = "a list that names no key, and not this one", RevokedAnywhere = ["AAAAAAAAAAAAAAAAAAAAAA=="] },
            sound with { Name = "a list that warns", ListAsOf = Day.AddDays(-30) },
            sound with { Name = "a list too old to prove anything", ListAsOf = Day.AddDays(-31) },
            Of("a product of no list", IcvpTests.Issue(key, TestKeys.Statement with { Product = "YellowFeverProduct" + new string('0', 32) })),
            Of("a product that a part of the list lacks", IcvpTests.Issue(key, TestKeys.Statement with { Product = "PolioProduct" + new string('0', 32) })) with { ProductsComplete = false },
            Of("neither clinician nor issuer", IcvpTests.Issue(key, TestKeys.Statement with { Clinician = null, Issuer = null })),
            Of("no lot", IcvpTests.Issue(key, TestKeys.Statement with { Lot = " " })),
            Of("born after issue", IcvpTests.Issue(key, TestKeys.Statement with { Person = TestKeys.Person with { BirthDate = new(2026, 5, 1) } })),
            Of("an unknown shape", Issue(key, SubClaims.Icvp, CborValue.Map(("n", CborValue.Of("A B"))))),
            Of("an unknown claim", Issue(key, -7, CborValue.Map(("n", CborValue.Of("A B"))))),
            Of("a claim that is no map", Issue(key, SubClaims.Icvp, CborValue.Of("x"))),
            Of("a health link", Issue(key, SubClaims.HealthLink, CborValue.Of("shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnIn0"))),
            .. Letters(Of("a letter", Letter(key, TestKeys.Letter)), letter => Letter(key, letter), payload => Issue(key, SubClaims.Letter, payload)),
            .. Persons(sound),
            .. Requirements(sound),
            .. Damaged(sound),
        ];
    }

    private static IEnumerable<TwinVector> Persons(TwinVector sound) =>
    [
        sound with { Name = "the same person", Holder = new("NAKAYIMA AMINATA", "1994-03-02", "B1234567") },
        sound with { Name = "the same person without number", Holder = new("NAKAYIMA AMINATA", "1994-03-02", null) },
        sound with { Name = "part of the name", Holder = new("NAKAYIMA", "1994-03-02", null) },
        sound with { Name = "another name", Holder = new("SOMEBODY ELSE", "1994-03-02", "B1234567") },
        sound with { Name = "another birth date", Holder = new("NAKAYIMA AMINATA", "1990-03-02", "B1234567") },
        sound with { Name = "another document", Holder = new("NAKAYIMA AMINATA", "1994-03-02", "C7654321") },
        sound with { Name = "a name alone", Holder = new("NAKAYIMA AMINATA", null, null) },
    ];

    private static IEnumerable<TwinVector> Requirements(TwinVector sound) =>
    [
        sound with { Name = "what the place asks for", Requirement = new("1D47", 10) },
        sound with { Name = "what the place asks for, of the same person", Requirement = new("1D47", 10), Holder = new("NAKAYIMA AMINATA", "1994-03-02", "B1234567") },
        sound with { Name = "not what the place asks for", Requirement = new("1C81", 28, 12) },
        sound with { Name = "not what the place asks for, and another person", Requirement = new("1C81", 28, 12), Holder = new("SOMEBODY ELSE", "1990-03-02", null) },
        sound with { Name = "a dose too recent for the place", Requirement = new("1D47", 60) },
        sound with { Name = "the last day of the place's months", Requirement = new("1D47", 10, 1) },
        sound with { Name = "a day after the place's months", Requirement = new("1D47", 10, 1), Day = new(2026, 4, 2) },
        sound with { Name = "revoked comes before what the place asks for", Requirement = new("1C81", 28, 12), Revoked = [Name(sound.Qr)] },
    ];

    private static IEnumerable<TwinVector> Letters(TwinVector sound, Func<LetterStatement, string> written, Func<CborValue, string> issued)
    {
        var letter = TestKeys.Letter;
        return
        [
            sound,
            sound with { Name = "a letter the day before it begins", Qr = written(letter with { From = new(2026, 4, 2) }) },
            sound with { Name = "a letter on its first day", Qr = written(letter with { From = Day }) },
            sound with { Name = "a letter on its last day", Day = letter.Until },
            sound with { Name = "a letter the day after its last", Day = letter.Until.AddDays(1) },
            sound with { Name = "a letter whose signature has run out", Day = letter.Until.AddMonths(2) },
            sound with { Name = "a letter of twelve months", Qr = written(letter with { Until = letter.From.AddMonths(12) }) },
            sound with { Name = "a letter of twelve months and a day", Qr = written(letter with { Until = letter.From.AddMonths(12).AddDays(1) }) },
            sound with { Name = "a letter that ends before it begins", Qr = written(letter with { Until = letter.From.AddDays(-1) }) },
            sound with { Name = "a letter of no clinician", Qr = written(letter with { Clinician = " " }) },
            sound with { Name = "a letter of the same person", Holder = new("NAKAYIMA AMINATA", "1994-03-02", "B1234567") },
            sound with { Name = "a letter of another person", Holder = new("SOMEBODY ELSE", "1990-03-02", null) },
            sound with { Name = "a letter revoked by its signature", Revoked = [Name(sound.Qr)] },
            sound with { Name = "a letter revoked by its id", Revoked = [RevocationOf(sound.Qr, 1)] },
            sound with { Name = "a letter revoked by country and id", Revoked = [RevocationOf(sound.Qr, 2)] },
            sound with { Name = "a letter of nobody listed", Signer = null },
            sound with { Name = "a letter where its dose is asked for", Requirement = new(letter.Disease, 10) },
            sound with { Name = "a letter where another dose is asked for", Requirement = new("1C81", 28, 12) },
            sound with { Name = "a letter without its map", Qr = issued(CborValue.Map(("n", CborValue.Of("A B")))) },
            sound with { Name = "a letter that is no map", Qr = issued(CborValue.Of("x")) },
            sound with { Name = "a letter on other grounds than medical", Qr = issued(With(LetterWriter.Write(letter), "gr", CborValue.Of("belief"))) },
            sound with { Name = "a letter without an end", Qr = issued(With(LetterWriter.Write(letter), "vle", null)) },
            sound with { Name = "a letter until a month", Qr = issued(With(LetterWriter.Write(letter), "vle", CborValue.Of("2026-09"))) },
        ];
    }

    private static string Letter(SigningKey key, LetterStatement letter) =>
        HcertWriter.Issue(SubClaims.Letter, LetterWriter.Write(letter), "XX", TestKeys.IssuedAt, new(letter.Until.AddMonths(1), new TimeOnly(12, 0), TimeSpan.Zero), key);

    // The letter's own map with one field another, or without it.
    private static CborValue With(CborValue payload, string field, CborValue? value) => CborValue.Map(payload.Pairs.Select(top => (
        top.Key.Text!,
        (CborValue?)(top.Key.Text == "cx" ? CborValue.Map(top.Value.Pairs.Select(pair => (pair.Key.Text!, pair.Key.Text == field ? value : pair.Value))) : top.Value))));

    private static string RevocationOf(string text, int name) => HcertReader.Read(text).RevocationIds.Value[name];

    private static IEnumerable<TwinVector> Damaged(TwinVector sound)
    {
        var packed = Packed(sound.Qr);
        return
        [
            sound with { Name = "nothing", Qr = "" },
            sound with { Name = "no context", Qr = sound.Qr[4..] },
            sound with { Name = "another context", Qr = "HC2:" + sound.Qr[4..] },
            sound with { Name = "a line end after it", Qr = sound.Qr + "\r\n" },
            sound with { Name = "a letter that is not Base45", Qr = sound.Qr.Replace(sound.Qr[20], 'ß') },
            sound with { Name = "cut off", Qr = "HC1:" + Base45.Encode(packed.AsSpan(0, packed.Length / 2)) },
            sound with { Name = "something behind the end", Qr = "HC1:" + Base45.Encode([.. packed, 0]) },
            sound with { Name = "not packed", Qr = "HC1:" + Base45.Encode([0xD2, 0x84, 0x40, 0xA0]) },
            sound with { Name = "packed, but no envelope", Qr = "HC1:" + Base45.Encode(Zlib.Compress([0x01])) },
            sound with { Name = "too large", Qr = "HC1:" + Base45.Encode(Zlib.Compress(new byte[70_000])) },
            sound with { Name = "a bit of the signature", Qr = Repacked(packed, bytes => bytes[^1] ^= 1) },
            sound with { Name = "a letter of the name", Qr = Repacked(packed, bytes => bytes[bytes.AsSpan().IndexOf("Aminata"u8)] = (byte)'E') },
        ];
    }

    private static string Name(string text) => RevocationNames.OfSignature(CredentialSignature(text), HealthAssess.Certificates.Cose.CoseAlgorithm.ES256);

    private static byte[] CredentialSignature(string text)
    {
        Zlib.TryInflate(Packed(text), out var message);
        return message[^64..];
    }

    private static byte[] Packed(string text) => Base45.TryDecode(text.AsSpan(4), out var packed) ? packed : [];

    private static string Repacked(byte[] packed, Action<byte[]> change)
    {
        Zlib.TryInflate(packed, out var message);
        change(message);
        return "HC1:" + Base45.Encode(Zlib.Compress(message));
    }

    private static string Issue(SigningKey key, long claim, CborValue payload) => HcertWriter.Issue(claim, payload, "XX", TestKeys.IssuedAt, TestKeys.IssuedAt.AddYears(1), key);
}
