using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>The forms that whole numbers reach in a language.</summary>
internal static class PluralForms
{
    public static IReadOnlyList<string> Of(string language) =>
        [.. Enumerable.Range(0, 201).Append(1_000_000).Select(number => Plural.Of(language, number)).Distinct()];
}
