using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace HealthAssess.Web.Texts;

/// <summary>Every sentence of the screens, by language and key, read once from the embedded <c>Texts/*.json</c>.</summary>
internal sealed class Phrasebook
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> languages;

    internal Phrasebook(FrozenDictionary<string, FrozenDictionary<string, string>> languages) => this.languages = languages;

    public static Phrasebook Load() => new(Language.OfTravellers.ToFrozenDictionary(language => language.Code, language => Read(language.Code)));

    /// <summary>The sentence in that language, else in English, else null.</summary>
    public string? Find(string language, string key) =>
        (languages.TryGetValue(language, out var own) && own.TryGetValue(key, out var text)) || languages["en"].TryGetValue(key, out text) ? text : null;

    /// <summary>Whether the language says it itself, not English for it.</summary>
    public bool Has(string language, string key) => languages[language].ContainsKey(key);

    /// <summary>The keys that a language has itself.</summary>
    public IEnumerable<string> Keys(string language) => languages[language].Keys;

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Texts.{language}.json")
            ?? throw new InvalidOperationException($"Texts/{language}.json is not embedded.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }
}
