using HealthAssess.Domain;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Tests.Unit.Vaccinations;

public sealed class HistoryHasEvidenceTests
{
    [Theory]
    [InlineData(true, WriteOrigin.Live, true)]
    [InlineData(false, WriteOrigin.Live, false)]
    [InlineData(false, WriteOrigin.Import, true)]
    public async Task Reported_doses_say_what_they_rest_on_unless_imported(bool evidence, WriteOrigin origin, bool passes)
    {
        var entry = ImmunizationBuilder.From(new VaccinationHistory(
            Guid.Parse("0197a000-0000-7000-8000-000000000004"), Entebbe.Traveller, Vaccines.OfKey("measles")!, FhirDate.Parse("1999"), Entebbe.Evening,
            HistoryEvidence.Recall, null, "UGA", 1).ToResource());
        if (!evidence)
        {
            entry.Extension.Clear();
            entry.ReportOrigin = null;
        }

        var answer = await new HistoryHasEvidence().Judge(Entebbe.Write(entry.Build(), origin: origin), Entebbe.Facts(), default);
        Assert.Equal(passes, answer.Refusals.Count == 0);
    }
}
