using System.Collections.Frozen;
using System.Text;

namespace HealthAssess.Fhir.Search.Names;

/// <summary>The sound of a name as a short key: spellings of one name in several scripts and countries fall together.</summary>
/// <remarks>
/// Values of the FHIR search parameter <c>phonetic</c>, which leaves the algorithm to the server. Vowels fall after the first
/// letter, voiced and unvoiced consonants are one, and h, y and w are silent inside a word: Muhammad, Mohamed and محمد are one key.
/// </remarks>
public static class Phonetic
{
    /// <summary>Longest first: a digraph is one sound.</summary>
    private static readonly (string From, string To)[] Sounds =
    [
        ("shch", "s"), ("dzh", "j"), ("sch", "s"), ("dj", "j"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("ts", "s"), ("tz", "s"),
        ("dz", "s"), ("cz", "s"), ("sz", "s"), ("kh", "k"), ("gh", "k"), ("th", "t"), ("dh", "t"), ("ph", "f"), ("bh", "p"),
        ("ck", "k"), ("qu", "k"), ("x", "ks"), ("c", "k"), ("q", "k"), ("g", "k"), ("b", "p"), ("d", "t"), ("z", "s"), ("v", "f"), ("w", "f"),
    ];

    /// <summary>The sounds that begin with a letter.</summary>
    private static readonly FrozenDictionary<char, (string From, string To)[]> SoundsOf =
        Sounds.GroupBy(sound => sound.From[0]).ToFrozenDictionary(sounds => sounds.Key, sounds => sounds.ToArray());

    /// <summary>The keys of every word of a name.</summary>
    public static IReadOnlyList<string> Keys(string? name) => [.. PlainName.Words(name).Select(Key).Distinct(StringComparer.Ordinal)];

    /// <summary>The key of one plain word.</summary>
    public static string Key(string plainWord)
    {
        var key = new StringBuilder();
        var last = '\0';
        for (var i = 0; i < plainWord.Length;)
        {
            var (sound, length) = SoundAt(plainWord, i);
            foreach (var letter in sound)
            {
                if (letter != last && Heard(letter, first: key.Length == 0))
                {
                    key.Append(key.Length == 0 && IsVowel(letter) ? 'a' : letter);
                }

                last = letter;
            }

            i += length;
        }

        return key.ToString();
    }

    private static (string Sound, int Length) SoundAt(string word, int at)
    {
        foreach (var (from, to) in SoundsOf.GetValueOrDefault(word[at], []))
        {
            if (string.CompareOrdinal(word, at, from, 0, from.Length) == 0)
            {
                return (to, from.Length);
            }
        }

        return (word[at].ToString(), 1);
    }

    private static bool Heard(char letter, bool first) => first || !(IsVowel(letter) || letter == 'h');

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
