using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Tests.Unit.Vaccinations;

public sealed class VaccinationRecordTests
{
    private static readonly Guid Id = Guid.Parse("0197a000-0000-7000-8000-000000000004");

    public static TheoryData<string> Records =>
    [
        Json(Entebbe.Dose(Entebbe.Evening).ToResource()),
        Json(new VaccinationHistory(Id, Entebbe.Traveller, Vaccines.OfKey("mena")!, FhirDate.Parse("2016-02"), Entebbe.Evening, HistoryEvidence.Card, "x", "UGA", null).ToResource()),
        Json(new VaccinationNotGiven(Id, Entebbe.Traveller, Entebbe.Place.Id, Entebbe.Evening, Vaccines.OfKey("yellow-fever")!, NotGivenReasons.Declined).ToResource()),
        Json(LotRecord.Of(Entebbe.Stamaril, "V3A24M", Entebbe.LastDay)),
    ];

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_record_is_valid_FHIR(string json) => Assert.DoesNotContain(
        Validator.Default.Validate(Resource.Parse(json)), issue => issue.Severity is IssueSeverity.Error or IssueSeverity.Fatal);

    [Fact]
    public void A_dose_names_its_product_by_every_code()
    {
        var dose = Entebbe.Dose(Entebbe.Evening).ToResource().Root;
        Assert.Equal(["183", "J07BL01", "XM0N24"], dose["vaccineCode"].All("coding").Select(coding => coding["code"].Text));
        Assert.Equal(Entebbe.Stamaril.Code, dose.Extension(VaccinationCodes.ProductExtension)["value"]["code"].Text);
        Assert.Equal("1D47", dose["protocolApplied"]["targetDisease"]["coding"]["code"].Text);
        Assert.Equal("2026-11-21T23:30:00+03:00", dose["occurrence"].Text);
    }

    [Fact]
    public void The_same_lot_has_the_same_id_everywhere_and_another_product_has_another() => Assert.Equal(
        (LotId.Of("a", "V3A24M"), false), (LotId.Of("a", " v3a24m"), LotId.Of("b", "V3A24M") == LotId.Of("a", "V3A24M")));

    private static string Json(Resource resource) => System.Text.Encoding.UTF8.GetString(resource.Json.Span);
}
