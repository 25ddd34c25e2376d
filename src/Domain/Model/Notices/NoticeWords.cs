using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Notices;

/// <summary>What travellers are told, in their language. The words name no vaccine, no day and no person: whoever else hears or reads them learns little.</summary>
public static class NoticeWords
{
    private const string Otherwise = "en";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Words = Read();

    /// <summary>The languages that there are words in.</summary>
    public static IReadOnlyCollection<string> Languages => Words.Keys;

    /// <summary>The words, in English where there are none in that language.</summary>
    public static string Of(string reason, string language) => Words.GetValueOrDefault(language, Words[Otherwise])[reason];

    /// <summary>The language to speak to a traveller in: the preferred one of the record, else any that we have words in, else English.</summary>
    public static string LanguageOf(Resource? patient) => patient is null ? Otherwise : new Patient(patient).Communication
        .OrderByDescending(spoken => spoken.Preferred == true)
        .SelectMany(spoken => spoken.Language.Coding)
        .Select(coding => coding.Code?.Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(code => code is not null && Words.ContainsKey(code)) ?? Otherwise;

    private static FrozenDictionary<string, FrozenDictionary<string, string>> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("notices.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!
            .ToFrozenDictionary(language => language.Key, language => language.Value.ToFrozenDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
