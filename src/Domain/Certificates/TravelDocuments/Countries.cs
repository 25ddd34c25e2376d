using System.Collections.Frozen;

namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>ISO 3166-1: the two-letter code that CWT issuers use and the three-letter code of travel documents and WHO claims.</summary>
public static class Countries
{
    private static readonly (string Alpha3, string Alpha2)[] All = Read();

    private static readonly FrozenDictionary<string, string> ByAlpha3 = All.ToFrozenDictionary(pair => pair.Alpha3, pair => pair.Alpha2);

    private static readonly FrozenDictionary<string, string> ByAlpha2 = All.ToFrozenDictionary(pair => pair.Alpha2, pair => pair.Alpha3);

    /// <summary>Every three-letter code, in alphabetical order.</summary>
    public static IReadOnlyList<string> Alpha3Codes { get; } = [.. All.Select(pair => pair.Alpha3)];

    /// <summary>The two-letter code of a three-letter one, or null.</summary>
    public static string? Alpha2(string alpha3) => ByAlpha3.GetValueOrDefault(alpha3);

    /// <summary>The three-letter code of a two-letter one, or null.</summary>
    public static string? Alpha3(string alpha2) => ByAlpha2.GetValueOrDefault(alpha2);

    private static (string Alpha3, string Alpha2)[] Read() =>
        [.. Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => (code[..3], code[3..]))];

    private const string Codes = """
        ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ
        BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA
        CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE
        DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB
        GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HMDHM HNDHN HRVHR
        HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH
        KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD
        MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA
        NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE PHLPH PLWPW PNGPG POLPL
        PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL
        SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ
        TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG
        VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
        """;
}
