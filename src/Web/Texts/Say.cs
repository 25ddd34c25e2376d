using System.Globalization;
using HealthAssess.Domain;

namespace HealthAssess.Web.Texts;

/// <summary>Says things in the language of the request: sentences by key, refusals, dates and numbers.</summary>
internal sealed class Say(Phrasebook phrasebook)
{
    public static Language Language => Language.Of(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);

    public static string Direction => Language.RightToLeft ? "rtl" : "ltr";

    /// <summary>The sentence of that key. A key nobody wrote is shown as itself; a test keeps that from happening.</summary>
    public string this[string key] => phrasebook.Find(Language.Code, key) ?? key;

    /// <summary>The sentence in the language of somebody else in the room.</summary>
    public string In(string language, string key) => phrasebook.Find(language, key) ?? key;

    /// <summary>The sentence with its placeholders <c>{name}</c> filled in.</summary>
    public string With(string key, params (string Name, object? Value)[] values) =>
        values.Aggregate(this[key], (text, value) => text.Replace("{" + value.Name + "}", Written(value.Value), StringComparison.Ordinal));

    /// <summary>The sentence for that many, in the form that the language has for it: <c>key.one</c>, <c>key.few</c>, <c>key.other</c>.</summary>
    public string Count(string key, int number)
    {
        var own = $"{key}.{Plural.Of(Language.Code, number)}";
        return With(phrasebook.Has(Language.Code, own) ? own : $"{key}.{Plural.Of("en", number)}", ("n", number));
    }

    /// <summary>The sentence of <c>prefix.code</c>, else the plain words that came with the code.</summary>
    public string Code(string prefix, string code, string? otherwise = null) => phrasebook.Find(Language.Code, $"{prefix}.{code}") ?? otherwise ?? code;

    /// <summary>A refusal in the user's language; in the English words it came with where nobody has translated it yet.</summary>
    public string Refusal(Refusal refusal) =>
        (refusal.Values ?? new Dictionary<string, string>()).Aggregate(
            Language.Code == "en" ? refusal.Text : phrasebook.Find(Language.Code, "refusal." + refusal.Key) ?? refusal.Text,
            (text, value) => text.Replace("{" + value.Key + "}", Apart(value.Value), StringComparison.Ordinal));

    public static string Date(DateOnly? date) => date?.ToString("d MMM yyyy", CultureInfo.CurrentCulture) ?? "";

    /// <summary>A date that may be known only to its year or month: <c>1990</c>, <c>1990-05</c>, <c>1990-05-17</c>.</summary>
    public static string PartialDate(string? date) => date switch
    {
        { Length: 10 } when DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Date(day),
        { Length: 7 } when DateOnly.TryParseExact(date + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) =>
            month.ToString("MMM yyyy", CultureInfo.CurrentCulture),
        _ => date ?? "",
    };

    /// <summary>A moment on the clock of the Point of Entry, as the caller has already moved it there.</summary>
    public static string Moment(DateTimeOffset? moment) => moment?.ToString("d MMM yyyy HH:mm", CultureInfo.CurrentCulture) ?? "";

    public static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>A value among words that run from right to left keeps its own order: a lot number like 24-117 would be turned round.</summary>
    /// <remarks>Unicode Bidirectional Algorithm: first strong isolate, pop directional isolate.</remarks>
    private static string Apart(string value) => Language.RightToLeft ? $"\u2068{value}\u2069" : value;

    private static string Written(object? value) => value switch
    {
        DateOnly date => Date(date),
        DateTimeOffset moment => Moment(moment),
        int number => Number(number),
        IFormattable other => other.ToString(null, CultureInfo.CurrentCulture),
        _ => Apart(value?.ToString() ?? ""),
    };
}
