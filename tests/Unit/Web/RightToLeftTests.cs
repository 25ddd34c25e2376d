using System.Globalization;
using System.Text.RegularExpressions;
using HealthAssess.Domain;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>What is read from left to right stays so among words that are not.</summary>
public sealed partial class RightToLeftTests
{
    private readonly Say say = new(Phrasebook.Load());

    public RightToLeftTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ar");

    [Fact]
    public void A_lot_number_keeps_its_order_in_an_Arabic_sentence() =>
        Assert.Equal("التشغيلة \u206824-117\u2069", say.With("dose.lot", ("lot", "24-117")));

    [Fact]
    public void A_value_of_a_refusal_keeps_its_order_too()
    {
        var refusal = new Refusal(RefusalKind.Transient, "unexpected", "Report number: 4f-9", Values: new Dictionary<string, string> { ["trace"] = "4f-9" });
        Assert.EndsWith("\u20684f-9\u2069", say.Refusal(refusal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_date_that_is_typed_with_hyphens_keeps_its_order()
    {
        var phrasebook = Phrasebook.Load();
        Assert.DoesNotContain(phrasebook.Keys("ar"), key => TypedDates(phrasebook.Find("ar", key)!).Any(date => !phrasebook.Find("ar", key)!.Contains($"\u2066{date}\u2069", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> TypedDates(string sentence) =>
        TypedDate().Matches(sentence).Select(match => match.Value);

    [GeneratedRegex(@"\d{4}[-\u2011]\d\d(?:[-\u2011]\d\d)?")]
    private static partial Regex TypedDate();
}
