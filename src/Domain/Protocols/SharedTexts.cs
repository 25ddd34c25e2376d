using System.Globalization;
using System.Text.Json;

namespace HealthAssess.Protocols;

/// <summary>Sentences every protocol shares: what a disposition asks of the person at the counter, and what is said of missing answers.</summary>
public static class SharedTexts
{
    /// <summary>Every sentence by its key.</summary>
    internal static IReadOnlyDictionary<string, Texts> All { get; } = JsonSerializer
        .Deserialize<Dictionary<string, Dictionary<string, string>>>(PackFiles.Read("Packs/texts.json"))!
        .ToDictionary(pair => pair.Key, pair => new Texts(pair.Value));

    /// <summary>The sentence of a disposition's code or of another shared key.</summary>
    public static string Of(string key, string language) => All[key].In(language);

    /// <summary>What a disposition asks of the person at the counter.</summary>
    public static string Instruction(Disposition disposition, int? days, string language) =>
        Of(disposition.Code(), language).Replace("{days}", Show(days is { } n ? (decimal)n : null, language), StringComparison.Ordinal);

    /// <summary>A value of a parameter or answer as the language writes it.</summary>
    public static string Written(object? value, string language) => Show(value, language);

    /// <summary>A value as the language writes it.</summary>
    internal static string Show(object? value, string language) => value switch
    {
        null => "?",
        decimal number => number.ToString("0.##", CultureInfo.InvariantCulture).Replace(".", Of("decimal-mark", language), StringComparison.Ordinal),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IReadOnlyList<string> list => string.Join(", ", list),
        bool truth => Of(truth ? "yes" : "no", language),
        _ => (string)value,
    };
}
