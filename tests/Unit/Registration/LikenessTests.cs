using HealthAssess.Domain.Registration;

namespace HealthAssess.Tests.Unit.Registration;

public sealed class LikenessTests
{
    private static readonly TravellerIdentity Aminata = new(["Aminata Nakayima"], "1994-03-05", false, "female", ["UGA/B1234567"]);

    [Fact]
    public void The_same_document_and_name_are_as_good_as_certain() =>
        Assert.True(Likeness.Of(Aminata, Aminata with { BirthDate = null }).Score >= 0.95);

    [Fact]
    public void One_document_on_two_records_is_shown_whatever_else_differs() =>
        Assert.True(Likeness.Of(Aminata, new(["Grace Okello"], "1961-08-20", false, "male", ["uga/b1234567"])).Score >= Likeness.Shown);

    [Fact]
    public void Another_spelling_in_another_order_with_the_same_birth_date_is_shown() =>
        Assert.True(Likeness.Of(Aminata, new(["NAKAYIMA Aminatta"], "1994-03-05", false, "female", [])).Score >= Likeness.Shown);

    [Fact]
    public void Day_and_month_swapped_is_shown_and_explained()
    {
        var likeness = Likeness.Of(Aminata, Aminata with { BirthDate = "1994-05-03", Documents = [] });
        Assert.True(likeness.Score >= Likeness.Shown);
        Assert.Contains("day-and-month-swapped", likeness.Reasons);
    }

    [Fact]
    public void An_estimated_birth_date_two_years_off_does_not_hide_a_match()
    {
        var likeness = Likeness.Of(Aminata, new(["Aminata Nakayima"], "1996", true, "female", []));
        Assert.True(likeness.Score >= Likeness.Shown);
    }

    [Fact]
    public void A_name_in_another_script_is_the_same_name() =>
        Assert.True(Likeness.Of(
            new(["Олена Шевченко"], "1988-11-30", false, "female", []),
            new(["Olena Shevchenko"], "1988-11-30", false, "female", [])).Score >= 0.9);

    [Fact]
    public void A_namesake_of_another_generation_is_not_shown() =>
        Assert.True(Likeness.Of(Aminata, new(["Aminata Nakayima"], "1961-08-20", false, "female", [])).Score < Likeness.Shown);

    [Fact]
    public void A_common_given_name_alone_is_not_shown() =>
        Assert.True(Likeness.Of(Aminata, new(["Aminata"], "1994", true, "female", [])).Score < Likeness.Shown + 0.1);

    [Fact]
    public void The_birth_date_alone_is_not_shown() =>
        Assert.True(Likeness.Of(Aminata, new(["Grace Okello"], "1994-03-05", false, "female", [])).Score < Likeness.Shown);
}
