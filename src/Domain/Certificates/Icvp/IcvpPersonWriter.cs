using HealthAssess.Certificates.Cbor;
using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Icvp;

/// <summary>Writes the person of an international certificate, or of a letter in its place, under the keys of one dialect.</summary>
internal static class IcvpPersonWriter
{
    public static IEnumerable<(string Key, CborValue? Value)> Write(IcvpPerson person, IcvpDialect dialect) =>
    [
        ("n", ClaimText.Of(person.Name)),
        ("dob", ClaimDate.Of(person.BirthDate)),
        ("s", ClaimText.Of(person.Sex)),
        (dialect == IcvpDialect.C ? "nt" : "ntl", ClaimText.Of(person.Nationality)),
        (dialect == IcvpDialect.C ? "id" : "nid", ClaimText.Of(person.DocumentNumber)),
        (dialect == IcvpDialect.C ? "dt" : "ndt", ClaimText.Of(person.DocumentType)),
        ("gn", ClaimText.Of(person.Guardian)),
    ];
}
