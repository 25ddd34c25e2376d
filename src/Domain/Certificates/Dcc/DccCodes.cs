using System.Collections.Frozen;
using System.Globalization;
using HealthAssess.Certificates.TravelDocuments;

namespace HealthAssess.Certificates.Dcc;

/// <summary>Codes that claim a code system by their form and must then be in it. Free text, which many issuers write, claims nothing.</summary>
/// <remarks>eHealth Network value sets 1.14 of 2023-01-25: organisations (EMA SPOR), antigen tests (JRC register), countries (ISO 3166-1).</remarks>
internal static class DccCodes
{
    private const string OrganisationPrefix = "ORG-";

    private static readonly FrozenSet<string> Organisations = Words("""
        100001699 100030215 100001417 100031184 100006270 100013793 100020693 100010771 100024420 100032020 100001981 100007893
        100023050 100033914 100000788 100036422 100026614 100008549 100036914
        """);

    // The register of antigen tests closed with numbers below this; a frozen copy of it would refuse tests that it listed later.
    private const int FirstFreeTestNumber = 4000;

    /// <summary>False for an organisation number that EMA has not given.</summary>
    public static bool KnowsOrganisation(string code) =>
        !code.StartsWith(OrganisationPrefix, StringComparison.Ordinal) || Organisations.Contains(code[OrganisationPrefix.Length..]);

    /// <summary>False for a number that the register of tests never gave.</summary>
    public static bool KnowsTest(string code) => code.Length == 0 || !code.All(char.IsAsciiDigit) || (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < FirstFreeTestNumber);

    /// <summary>False for two letters that are no country; EU and UN institutions write longer names.</summary>
    public static bool KnowsCountry(string code) => code.Length != 2 || code is "EU" or "XK" || Countries.Alpha3(code) is not null;

    private static FrozenSet<string> Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
