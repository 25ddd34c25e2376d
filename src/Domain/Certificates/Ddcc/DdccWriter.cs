using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Ddcc;

/// <summary>Writes a WHO certificate of vaccination status.</summary>
/// <remarks>WHO DDCC:VS, logical model DDCCCoreDataSetVS: person, certificate and vaccination, the last two nested.</remarks>
public static class DdccWriter
{
    private const string Version = "RC-2";
    private const string Iso3166 = "urn:iso:std:iso:3166";

    /// <summary>The payload.</summary>
    public static CborValue Write(DdccStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return CborValue.Map(
            ("name", ClaimText.Of(statement.Name)),
            ("birthDate", ClaimText.Of(statement.BirthDate)),
            ("sex", ClaimText.Of(statement.Sex)),
            ("identifier", ClaimText.Of(statement.Identifier)),
            ("certificate", Certificate(statement)),
            ("vaccination", Vaccination(statement)));
    }

    private static CborValue Certificate(DdccStatement statement) => CborValue.Map(
        ("issuer", CborValue.Map(("identifier", ClaimText.Of(statement.Issuer)))),
        ("hcid", ClaimText.Of(statement.Id)),
        ("version", ClaimText.Of(Version)));

    private static CborValue Vaccination(DdccStatement statement) => CborValue.Map(
        ("vaccine", Code(statement.Vaccine)),
        ("brand", Code(statement.Brand)),
        ("manufacturer", ClaimText.Of(statement.Manufacturer)),
        ("lot", ClaimText.Of(statement.Lot)),
        ("date", ClaimDate.Of(statement.Date)),
        ("validFrom", statement.ValidFrom is { } from ? ClaimDate.Of(from) : null),
        ("dose", CborValue.Of((Int128)statement.Dose)),
        ("totalDoses", statement.TotalDoses is { } total ? CborValue.Of((Int128)total) : null),
        ("country", Code(new CodedValue(Iso3166, statement.Country))),
        ("centre", ClaimText.Of(statement.Centre)),
        ("practitioner", ClaimText.Of(statement.Practitioner)),
        ("disease", statement.Disease is { } disease ? Code(disease) : null));

    private static CborValue Code(CodedValue code) => CborValue.Map(("code", ClaimText.Of(code.Code)), ("system", ClaimText.Of(code.System)));
}
