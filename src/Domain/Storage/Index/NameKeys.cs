using System.Text;
using HealthAssess.Certificates.TravelDocuments;
using HealthAssess.Fhir;

namespace HealthAssess.Storage.Index;

/// <summary>
/// Sound keys of names: each word in the letters of a travel document, whatever script it was written in, and then only
/// what most spellings agree on, so that Mohamed, Muhammad and محمد meet.
/// </summary>
internal static class NameKeys
{
    /// <summary>The FHIR parameter that asks for them.</summary>
    public const string Parameter = "phonetic";

    private static readonly (string Letters, string Sound)[] Sounds =
    [
        ("SCH", "S"), ("TCH", "C"), ("PH", "F"), ("KH", "K"), ("GH", "G"), ("TH", "T"), ("DH", "D"),
        ("SH", "S"), ("CH", "C"), ("ZH", "S"), ("TS", "C"), ("OU", "U"), ("CK", "K"), ("Q", "K"), ("Z", "S"), ("W", "V"), ("J", "Y"),
    ];

    // Doc 9303 writes Arabic letters without a Latin twin with an X before the nearest one.
    private static readonly (string Letters, string Sound)[] ArabicLetters =
        [("XAH", "A"), ("XXX", "X"), ("XX", "KH"), ("XTT", "T"), ("XSS", "S"), ("XDZ", "D"), ("XZZ", "Z"), ("X", "")];

    /// <summary>Adds the keys of every name of a person.</summary>
    public static void Add(Resource resource, ISet<TextRow> rows)
    {
        if (resource.TypeName is not ("Patient" or "Practitioner" or "RelatedPerson" or "Person"))
        {
            return;
        }

        var param = IndexHash.Parameter(resource.TypeName, Parameter);
        foreach (var name in resource.Root.All("name"))
        {
            foreach (var part in name.Children)
            {
                foreach (var key in part.Name is "family" or "given" or "text" ? Of(part.Text ?? "") : [])
                {
                    rows.Add(new TextRow(param, key, IndexHash.None, null));
                }
            }
        }
    }

    /// <summary>One key for each word of a name.</summary>
    public static IEnumerable<string> Of(string name) =>
        Latin(name).Split('<', StringSplitOptions.RemoveEmptyEntries).Select(Key).Where(key => key.Length > 0).Distinct();

    private static string Latin(string name)
    {
        var latin = Transliteration.ToMrz(name);
        return name.AsSpan().ContainsAnyInRange('\u0600', '\u06FF') ? Respell(latin, ArabicLetters) : latin;
    }

    private static string Respell(string word, (string Letters, string Sound)[] table) =>
        table.Aggregate(word, (spelt, entry) => spelt.Replace(entry.Letters, entry.Sound, StringComparison.Ordinal));

    private static string Key(string word)
    {
        word = Respell(word, Sounds);

        // Vowels and doubled letters are where spellings part; the first letter stays, as "vowel" if it is one.
        var key = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var letter = IsVowel(word[i]) ? 'A' : word[i];
            if ((letter != 'A' || i == 0) && (key.Length == 0 || key[^1] != letter))
            {
                key.Append(letter);
            }
        }

        return key.ToString();
    }

    private static bool IsVowel(char letter) => letter is 'A' or 'E' or 'I' or 'O' or 'U' or 'Y';
}
