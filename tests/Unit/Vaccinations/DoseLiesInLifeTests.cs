using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Tests.Unit.Vaccinations;

public sealed class DoseLiesInLifeTests
{
    [Theory]
    [InlineData("1993", "dose-before-birth")]
    [InlineData("1994-02-28", "dose-before-birth")]
    [InlineData("1994-03-01", null)]
    [InlineData("1994", null)]
    [InlineData("2026-11-21", null)]
    [InlineData("2026-11-22", null)]
    [InlineData("2026-11-23", "dose-in-future")]
    [InlineData("2027", "dose-in-future")]
    public async Task A_dose_is_refused_only_when_no_day_it_may_mean_lies_in_the_life(string on, string? key)
    {
        var entry = new VaccinationHistory(
            Guid.Parse("0197a000-0000-7000-8000-000000000004"), Entebbe.Traveller, Vaccines.OfKey("measles")!, FhirDate.Parse(on), Entebbe.Evening,
            HistoryEvidence.Card, null, null, null).ToResource();
        var answer = await new DoseLiesInLife().Judge(Entebbe.Write(entry), Entebbe.Facts(), default);
        Assert.Equal(key, answer.Refusals.Count == 0 ? null : answer.Refusals[0].Key);
    }
}
