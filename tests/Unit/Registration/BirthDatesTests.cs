using HealthAssess.Domain.Registration;

namespace HealthAssess.Tests.Unit.Registration;

public sealed class BirthDatesTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Theory]
    [InlineData(null)]
    [InlineData("1990")]
    [InlineData("1990-05")]
    [InlineData("2024-02-29")]
    [InlineData("2026-03-01")]
    public void Takes_what_people_know(string? text) => Assert.Null(BirthDates.Objection(text, Today));

    [Theory]
    [InlineData("2025-02-29", "birth-date-impossible")]
    [InlineData("1990-13", "birth-date-impossible")]
    [InlineData("5 May 1990", "birth-date-impossible")]
    [InlineData("2026-03-02", "birth-date-future")]
    [InlineData("1899", "birth-date-too-early")]
    public void Refuses_what_cannot_be(string text, string key) => Assert.Equal(key, BirthDates.Objection(text, Today)?.Key);
}
