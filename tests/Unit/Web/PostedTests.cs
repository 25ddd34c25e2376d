using HealthAssess.Web.Parts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace HealthAssess.Tests.Unit.Web;

public sealed class PostedTests
{
    [Theory]
    [InlineData("17", "5", "1990", "1990-05-17")]
    [InlineData("", "5", "1990", "1990-05")]
    [InlineData("", "", "1990", "1990")]
    [InlineData("17", "", "1990", "1990")]
    [InlineData("17", "5", "", null)]
    public void A_birth_date_is_as_exact_as_what_was_typed(string day, string month, string year, string? expected) =>
        Assert.Equal(expected, Form(("birth-day", day), ("birth-month", month), ("birth-year", year)).PartialDate("birth"));

    /// <summary>A choice that is no id was a page of errors.</summary>
    [Fact]
    public void A_choice_that_is_no_id_stands_for_nothing_that_is_there() =>
        Assert.Equal([Guid.AllBitsSet, Guid.Empty], new Posted(new FormCollection(new() { ["places"] = new StringValues([$"{Guid.AllBitsSet}", "everywhere"]) })).Ids("places"));

    [Fact]
    public void An_empty_field_is_no_answer()
    {
        var posted = Form(("family", "  "));
        Assert.Null(posted["family"]);
        Assert.Null(posted["given"]);
    }

    [Fact]
    public void Several_choices_of_one_field_are_kept_apart_and_empty_ones_left_out() =>
        Assert.Equal(["UGA", "COD"], new Posted(new FormCollection(new() { ["countries"] = new StringValues(["UGA", "", "COD"]) })).All("countries"));

    private static Posted Form(params (string Name, string Value)[] fields) =>
        new(new FormCollection(fields.ToDictionary(field => field.Name, field => new StringValues(field.Value))));
}
