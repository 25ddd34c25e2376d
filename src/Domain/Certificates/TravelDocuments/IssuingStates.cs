using System.Collections.Frozen;

namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>The three-letter codes of travel documents: ISO 3166-1 and what ICAO adds to it.</summary>
/// <remarks>ICAO Doc 9303-3, section 5, parts A to D.</remarks>
public static class IssuingStates
{
    private const string UnitedKingdom = "GBR";

    /// <summary>Codes that ICAO adds, with the ISO country they stand for or an empty text.</summary>
    private static readonly FrozenDictionary<string, string> Added = new Dictionary<string, string>
    {
        ["D"] = "DEU",
        ["GBD"] = UnitedKingdom, // overseas territories citizen
        ["GBN"] = UnitedKingdom, // national (overseas)
        ["GBO"] = UnitedKingdom, // overseas citizen
        ["GBP"] = UnitedKingdom, // protected person
        ["GBS"] = UnitedKingdom, // subject
        ["RKS"] = "", // Kosovo
        ["EUE"] = "", // laissez-passer of the European Union
        ["UNO"] = "", // United Nations
        ["UNA"] = "", // its specialised agencies
        ["UNK"] = "", // its interim mission in Kosovo
        ["XBA"] = "", // African Development Bank
        ["XIM"] = "", // African Export-Import Bank
        ["XCC"] = "", // Caribbean Community
        ["XCE"] = "", // Council of Europe
        ["XCO"] = "", // COMESA
        ["XDC"] = "", // Southern African Development Community
        ["XEC"] = "", // ECOWAS
        ["XES"] = "", // Organization of Eastern Caribbean States
        ["XMP"] = "", // Parliamentary Assembly of the Mediterranean
        ["XOM"] = "", // Sovereign Military Order of Malta
        ["XPO"] = "", // Interpol
        ["XXA"] = "", // stateless person (1954 Convention)
        ["XXB"] = "", // refugee (1951 Convention)
        ["XXC"] = "", // other refugee
        ["XXX"] = "", // unspecified nationality
        ["UTO"] = "", // the specimens' country
        ["NTZ"] = "", // neutral zone
    }.ToFrozenDictionary();

    /// <summary>True for a code that a genuine document may carry.</summary>
    public static bool IsKnown(string code) => Added.ContainsKey(code) || Countries.Alpha2(code) is not null;

    /// <summary>The ISO 3166-1 alpha-3 country of a code; null for organisations, refugees and stateless persons.</summary>
    public static string? Country(string code) =>
        Added.TryGetValue(code, out var country) ? (country.Length == 0 ? null : country)
        : Countries.Alpha2(code) is not null ? code
        : null;
}
