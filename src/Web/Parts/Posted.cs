using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace HealthAssess.Web.Parts;

/// <summary>What the person typed, as it came, so that a page with errors shows it again unchanged.</summary>
public sealed class Posted(IFormCollection form)
{
    public static Posted Nothing { get; } = new(FormCollection.Empty);

    /// <summary>The form of this request; nothing when the page was only asked for.</summary>
    public static Posted Of(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType ? new(http.Request.Form) : Nothing;

    /// <summary>What was posted with the form of that name; a page may hold several.</summary>
    public static Posted Of(HttpContext http, string form) => Of(http) is var posted && posted["_handler"] == form ? posted : Nothing;

    public bool Any => form.Count > 0;

    /// <summary>The field's text without blanks at its ends; null when left empty.</summary>
    public string? this[string name] => form.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Every value of a field that may be given several times.</summary>
    public IReadOnlyList<string> All(string name) =>
        form.TryGetValue(name, out var values) ? [.. ((IEnumerable<string?>)values).OfType<string>().Where(value => value.Length > 0)] : [];

    /// <summary>Every value of a field of choices; what is no id stands for nothing that is there.</summary>
    public IReadOnlyList<Guid> Ids(string name) => [.. All(name).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)];

    public bool Has(string name) => !StringValues.IsNullOrEmpty(form[name]);

    public bool Has(string name, string value) => All(name).Contains(value, StringComparer.Ordinal);

    /// <summary>A browser's date field: always yyyy-MM-dd, whatever it shows.</summary>
    public DateOnly? Date(string name) =>
        DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>True when something stands in a date field that is no day of the calendar: it must not count as left empty.</summary>
    public bool Unreadable(string date) => this[date] is not null && Date(date) is null;

    /// <summary>True when a day stands without its month, or a month without its year: read as it is, what was typed would silently be lost.</summary>
    public bool Broken(string date) =>
        (this[date + "-day"] is not null && this[date + "-month"] is null) || (this[date + "-month"] is not null && this[date + "-year"] is null);

    /// <summary>Day, month and year as typed, to <c>1990</c>, <c>1990-05</c> or <c>1990-05-17</c>; null without a year. Not checked here.</summary>
    public string? PartialDate(string name) => (this[name + "-year"], this[name + "-month"], this[name + "-day"]) switch
    {
        (null, _, _) => null,
        ({ } year, null, _) => year,
        ({ } year, { } month, null) => $"{year}-{month.PadLeft(2, '0')}",
        ({ } year, { } month, { } day) => $"{year}-{month.PadLeft(2, '0')}-{day.PadLeft(2, '0')}",
    };

    /// <summary>Fields whose names begin so, without the beginning: the answers of a questionnaire.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Under(string prefix) =>
        form.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => KeyValuePair.Create(key[prefix.Length..], All(key)));
}
