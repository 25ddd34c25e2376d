namespace HealthAssess.Protocols;

/// <summary>One text in several languages (BCP 47 tags).</summary>
public sealed class Texts(IReadOnlyDictionary<string, string> byLanguage)
{
    /// <summary>The texts by language.</summary>
    public IReadOnlyDictionary<string, string> ByLanguage { get; } = byLanguage;

    /// <summary>The text in a language, else in its base language (<c>fr-CA</c> → <c>fr</c>), else in English.</summary>
    public string In(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return ByLanguage.TryGetValue(language, out var exact) ? exact
            : ByLanguage.TryGetValue(language.Split('-')[0], out var general) ? general
            : ByLanguage.GetValueOrDefault("en", "");
    }
}
