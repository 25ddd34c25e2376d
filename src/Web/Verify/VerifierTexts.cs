using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using HealthAssess.Web.Texts;

namespace HealthAssess.Web.Verify;

/// <summary>The sentences of the verifier: the same files that its script loads, so that the page reads the same before and after.</summary>
internal static class VerifierTexts
{
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> Languages =
        Language.All.ToFrozenDictionary(language => language.Code, language => Read(language.Code));

    /// <summary>The sentence in the language of the request, else in English.</summary>
    public static string Of(string key) =>
        Languages[Say.Language.Code].TryGetValue(key, out var text) ? text : Languages["en"].GetValueOrDefault(key, key);

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"VerifierTexts.{language}.json");
        return stream is null ? FrozenDictionary<string, string>.Empty : JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary();
    }
}
