using System.Collections.Frozen;

namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>What each national letter becomes in a machine-readable zone.</summary>
/// <remarks>ICAO Doc 9303-3, section 6, tables A (Latin), B (Cyrillic) and C (Arabic). Where a table leaves a choice, its first form stands here.</remarks>
internal static class TransliterationTables
{
    public static FrozenDictionary<char, string> Letters { get; } = Read(Latin + " " + Cyrillic + " " + Arabic);

    /// <summary>Letters that some states write otherwise, by the state's code.</summary>
    public static FrozenDictionary<string, FrozenDictionary<char, string>> ByState { get; } = new Dictionary<string, FrozenDictionary<char, string>>
    {
        ["BGR"] = Read("Щ=SHT"),
        ["BLR"] = Read("Г=H Ё=IO"),
        ["MKD"] = Read("Х=H Ц=C Џ=DJ"),
        ["SRB"] = Read("Г=H Ж=Z Х=H Ц=C Ч=C Ш=S"),
        ["UKR"] = Read("Г=H И=Y"),
    }.ToFrozenDictionary();

    private const string Latin =
        "ÁÀÂÃĂĀĄ=A Å=AA ÄÆ=AE ĆĈČĊÇ=C ĐĎÐ=D ÉÈÊËĚĖĒĘĔ=E ĜĞĠĢ=G ĦĤ=H ÍÌÎÏĨİĪĮĬı=I Ĳ=IJ Ĵ=J Ķ=K ŁĹĽĻĿ=L ŃÑŇŅŊ=N "
        + "ÓÒÔÕŐŌŎ=O ÖØŒ=OE ŔŘŖ=R ŚŜŠŞȘ=S ẞß=SS ŤŢŦȚ=T Þ=TH ÚÙÛŨŬŰŮŪŲ=U Ü=UE Ŵ=W ÝŶŸ=Y ŹŽŻ=Z";

    private const string Cyrillic =
        "А=A Б=B В=V ГҐЃ=G ДЂ=D ЕЁЭ=E Ж=ZH З=Z ИІЙЇ=I Ј=J КЌ=K Л=L М=M Н=N О=O П=P Р=R С=S Т=T УЎѪ=U Ф=F Х=KH Ц=TS ЧЋ=CH Ш=SH Щ=SHCH "
        + "Ъ=IE ЫѴ=Y Ь= Ю=IU Я=IA Є=IE Ѕ=DZ Љ=LJ Њ=NJ Џ=DZ";

    private const string Arabic =
        "ء=XE آ=XAA أ=XAE ؤ=U إ=I ئ=XI ا=A ب=B ة=XTA ت=T ث=XTH ج=J ح=XH خ=XKH د=D ذ=XDH ر=R ز=Z س=S ش=XSH ص=XSS ض=XDZ ط=XTT ظ=XZZ ع=E غ=G "
        + "ف=F ق=Q ك=K ل=L م=M ن=N ه=H و=W ى=XAY ي=Y ٱ=XXA ٹ=XXT ټ=XRT پ=P ځ=XKE څ=XXH چ=XC ڈ=XXD ډ=XDR ڑ=XXR ړ=XRR ږ=XRX ژ=XJ ښ=XXS "
        + "ک=XKK ګ=XXK ڭ=XNG گ=XGG ں=XNN ڼ=XXN ھ=XDO ۀ=XYH ہ=XXG ۂ=XGE ۃ=XTG ی=XYA ۍ=XXY ې=Y ے=XYB ۓ=XBE";

    private static FrozenDictionary<char, string> Read(string table) =>
        table.Split(' ').Select(row => row.Split('=')).SelectMany(row => row[0].Select(letter => (letter, row[1]))).ToFrozenDictionary(pair => pair.letter, pair => pair.Item2);
}
