namespace HealthAssess.Fhir.Search.Names;

/// <summary>Letters of other alphabets in plain Latin ones, for comparing names: what a passport's machine-readable zone would print, roughly.</summary>
/// <remarks>
/// Cyrillic follows ICAO Doc 9303 part 3, section 6 B. Arabic does not follow its section 6 C, whose X-forms are made to be
/// reversible and not to be pronounced. Matching needs likeness, not fidelity; nothing here is ever printed.
/// </remarks>
internal static class LatinLetters
{
    private static readonly Dictionary<char, string> Table = Read(
        // Cyrillic
        "а a б b в v г g ґ g д d е e ё e ж zh з z и i й i і i ї i к k л l м m н n о o п p р r с s т t у u ў u ф f х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e є ie ю iu я ia",
        "ђ dj ѓ g ѕ dz ј j љ lj њ nj ћ c ќ k џ dzh қ q ғ g ң n ө o ү u ұ u һ h ә a",
        // Arabic, Persian, Urdu, Pashto
        "ا a أ a إ i آ a ٱ a ب b پ p ت t ٹ t ث th ج j چ ch ح h خ kh د d ڈ d ذ dh ر r ڑ r ز z ژ zh س s ش sh ص s ض d ط t ظ z ع - غ gh ف f ق q ک k ك k گ g ل l م m ن n ں n ه h ہ h ھ h ة a و u ؤ u ي i ی i ې e ے e ى a ئ i ء - ښ sh ړ r ټ t ډ d ځ z څ ts ڼ n",
        // Greek
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o",
        // Hebrew
        "א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע - פ p ף f צ ts ץ ts ק k ר r ש sh ת t",
        // Georgian and Armenian
        "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h",
        "ա a բ b գ g դ d ե e զ z է e ը e թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev",
        // Latin letters that do not fall apart into a letter and a mark
        "ß ss æ ae œ oe ø o å a đ d ð d þ th ł l ı i ŋ n ə a ɓ b ɗ d ƙ k ħ h");

    /// <summary>Consonants of the scripts of India, which share one layout in Unicode: position in the block, from KA to HA.</summary>
    private static readonly string[] Indic =
        "k kh g gh n ch ch j j n t th d dh n t th d dh n n p ph b bh m y r r l l l v sh sh s h".Split(' ');

    /// <summary>Consonants of Ethiopic syllables, eight to a consonant, from U+1200.</summary>
    private static readonly string[] Ethiopic =
        ("h l h m s r s sh q q q q b v t ch h h n n - k k kh kh w - z zh y d d j g g g t ch p ts ts f p").Split(' ');

    /// <summary>The letter in Latin; null for one that has no sound of its own or that is not known here.</summary>
    public static string? Of(char letter) => letter switch
    {
        >= 'a' and <= 'z' => letter.ToString(),
        >= '\u0900' and <= '\u0D7F' => IndicLetter((letter - 0x0900) % 0x80),
        >= '\u1200' and < '\u1358' => EthiopicSyllable(letter - 0x1200),
        _ => Table.GetValueOrDefault(letter),
    };

    private static string? IndicLetter(int place) => place switch
    {
        >= 0x15 and <= 0x39 => Indic[place - 0x15],
        >= 0x05 and <= 0x14 => "a",
        0x02 => "n",
        0x5C => "r",
        0x5F => "y",
        _ => null,
    };

    private static string? EthiopicSyllable(int place) =>
        Ethiopic[place / 8] is var consonant && consonant == "-" ? "a" : consonant + (place % 8 == 5 ? "" : "a");

    private static Dictionary<char, string> Read(params string[] lines)
    {
        Dictionary<char, string> table = [];
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            for (var i = 0; i < words.Length; i += 2)
            {
                table[words[i][0]] = words[i + 1] == "-" ? "" : words[i + 1];
            }
        }

        return table;
    }
}
