using System.Collections.Frozen;
using System.Globalization;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

public sealed class PluralTests
{
    [Theory]
    [InlineData("en", "one", 1)]
    [InlineData("en", "other", 0, 2, 21, 1_000_000)]
    [InlineData("de", "one", 1)]
    [InlineData("de", "other", 0, 2, 101)]
    [InlineData("bn", "one", 0, 1)]
    [InlineData("bn", "other", 2, 11)]
    [InlineData("fr", "one", 0, 1)]
    [InlineData("fr", "other", 2, 100, 1_000_001)]
    [InlineData("fr", "many", 1_000_000, 3_000_000)]
    [InlineData("es", "one", 1)]
    [InlineData("es", "other", 0, 2, 21)]
    [InlineData("es", "many", 1_000_000)]
    [InlineData("ru", "one", 1, 21, 101, 1001)]
    [InlineData("ru", "few", 2, 4, 22, 34, 102)]
    [InlineData("ru", "many", 0, 5, 11, 12, 14, 20, 111, 112, 1_000_000)]
    [InlineData("uk", "one", 1, 31)]
    [InlineData("uk", "few", 3, 24)]
    [InlineData("uk", "many", 0, 11, 13, 25, 211)]
    [InlineData("ar", "zero", 0)]
    [InlineData("ar", "one", 1)]
    [InlineData("ar", "two", 2)]
    [InlineData("ar", "few", 3, 10, 103, 110)]
    [InlineData("ar", "many", 11, 26, 99, 111, 199)]
    [InlineData("ar", "other", 100, 101, 102, 200, 1_000_000)]
    public void A_number_takes_the_form_that_its_language_has_for_it(string language, string form, params int[] numbers) =>
        Assert.All(numbers, number => Assert.Equal(form, Plural.Of(language, number)));

    [Theory]
    [InlineData("ru", 3, "3 дня")]
    [InlineData("ru", 21, "21 день")]
    [InlineData("uk", 21, "21 день")]
    [InlineData("ar", 2, "يومان")]
    [InlineData("ar", 21, "21 يومًا")]
    [InlineData("bn", 21, "21 দিন")]
    [InlineData("es", 1, "1 día")]
    public void Days_are_counted_as_the_language_counts(string language, int days, string said)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(said, new Say(Phrasebook.Load()).Count("screening.days", days));
    }

    [Fact]
    public void A_count_that_nobody_translated_is_said_in_the_English_form()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru");
        var english = new Dictionary<string, string> { ["days.one"] = "{n} day", ["days.other"] = "{n} days" };
        var phrasebook = new Phrasebook(new Dictionary<string, FrozenDictionary<string, string>>
        {
            ["en"] = english.ToFrozenDictionary(),
            ["ru"] = FrozenDictionary<string, string>.Empty,
        }.ToFrozenDictionary());
        Assert.Equal("3 days", new Say(phrasebook).Count("days", 3));
    }
}
