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
            ("name", Text(statement.Name)),
            ("birthDate", Text(statement.BirthDate)),
            ("sex", Text(statement.Sex)),
            ("identifier", Text(statement.Identifier)),
            ("certificate", Certificate(statement)),
            ("vaccination", Vaccination(statement)));
    }

    private static CborValue Certificate(DdccStatement statement) => CborValue.Map(
        ("issuer", CborValue.Map(("identifier", Text(statement.Issuer)))),
        ("hcid", Text(statement.Id)),
        ("version", Text(Version)));

    private static CborValue Vaccination(DdccStatement statement) => CborValue.Map(
        ("vaccine", Code(statement.Vaccine)),
        ("brand", Code(statement.Brand)),
        ("manufacturer", Text(statement.Manufacturer)),
        ("lot", Text(statement.Lot)),
        ("date", Text(ClaimDate.Write(statement.Date))),
        ("validFrom", statement.ValidFrom is { } from ? Text(ClaimDate.Write(from)) : null),
        ("dose", CborValue.Of((Int128)statement.Dose)),
        ("totalDoses", statement.TotalDoses is { } total ? CborValue.Of((Int128)total) : null),
        ("country", Code(new CodedValue(Iso3166, statement.Country))),
        ("centre", Text(statement.Centre)),
        ("practitioner", Text(statement.Practitioner)),
        ("disease", statement.Disease is { } disease ? Code(disease) : null));

    private static CborValue Code(CodedValue code) => CborValue.Map(("code", Text(code.Code)), ("system", Text(code.System)));

    private static CborValue? Text(string? text) => text is null ? null : CborValue.Of(text.Normalize(System.Text.NormalizationForm.FormC));
}
