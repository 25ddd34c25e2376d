using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.TravelDocuments;

namespace HealthAssess.Certificates.Dcc;

/// <summary>Writes an EU Digital COVID Certificate of one vaccination.</summary>
/// <remarks>ehn-dcc-schema 1.3.0; names stand as written and in the letters of ICAO Doc 9303, because gates compare the second.</remarks>
public static class DccWriter
{
    private const string Version = "1.3.0";
    private const int MaxText = 80;

    /// <summary>The payload.</summary>
    public static CborValue Write(DccStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return CborValue.Map(
            ("ver", CborValue.Of(Version)),
            ("nam", Name(statement)),
            ("dob", CborValue.Of(statement.BirthDate)),
            ("v", CborValue.Of([Entry(statement)])));
    }

    private static CborValue Name(DccStatement statement) => CborValue.Map(
        ("fn", Text(statement.FamilyName)),
        ("fnt", Text(Transliteration.ToMrz(statement.FamilyName))),
        ("gn", statement.GivenName is { } given ? Text(given) : null),
        ("gnt", statement.GivenName is { } name ? Text(Transliteration.ToMrz(name)) : null));

    private static CborValue Entry(DccStatement statement) => CborValue.Map(
        ("tg", Text(statement.Disease)),
        ("vp", Text(statement.Vaccine)),
        ("mp", Text(statement.Product)),
        ("ma", Text(statement.Manufacturer)),
        ("dn", CborValue.Of((Int128)statement.Number)),
        ("sd", CborValue.Of((Int128)statement.Of)),
        ("dt", Text(ClaimDate.Write(statement.Date))),
        ("co", Text(statement.Country)),
        ("is", Text(statement.Issuer)),
        ("ci", Text(statement.Id)));

    private static CborValue Text(string text) => CborValue.Of(ClaimText.Cut(text, MaxText));
}
