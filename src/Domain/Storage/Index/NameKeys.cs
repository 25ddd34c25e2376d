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
        ("XAH", ""), ("XX", ""), ("SCH", "S"), ("TCH", "C"), ("PH", "F"), ("KH", "K"), ("GH", "G"), ("TH", "T"), ("DH", "D"),
        ("SH", "S"), ("CH", "C"), ("ZH", "S"), ("TS", "C"), ("OU", "U"), ("CK", "K"), ("Q", "K"), ("Z", "S"), ("W", "V"), ("J", "Y"),
    ];

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
        Transliteration.ToMrz(name).Split('<', StringSplitOptions.RemoveEmptyEntries).Select(Key).Where(key => key.Length > 0).Distinct();

    private static string Key(string word)
    {
        foreach (var (letters, sound) in Sounds)
        {
            word = word.Replace(letters, sound, StringComparison.Ordinal);
        }

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
