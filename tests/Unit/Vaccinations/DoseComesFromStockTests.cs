using HealthAssess.Domain;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Vaccinations;

public sealed class DoseComesFromStockTests
{
    [Fact]
    public async Task A_dose_takes_one_from_its_lot_until_the_last_minute_of_its_last_day()
    {
        var answer = await Judge(Entebbe.Dose(Entebbe.Evening).ToResource(), Entebbe.Lot());
        Assert.Equal(
            new StockMovement(Entebbe.Place.Id, Entebbe.Lot().Lot, -1, "Immunization/0197a000-0000-7000-8000-000000000003"),
            Assert.Single(answer.Additions.StockMovements));
    }

    [Fact]
    public async Task The_day_after_by_the_local_calendar_the_lot_has_expired_although_it_is_still_the_day_before_in_utc() =>
        Assert.Equal("lot-expired", Key(await Judge(Entebbe.Dose(Entebbe.Evening.AddHours(1)).ToResource(), Entebbe.Lot())));

    [Fact]
    public async Task A_blocked_lot_is_refused() =>
        Assert.Equal("lot-blocked", Key(await Judge(Entebbe.Dose(Entebbe.Evening).ToResource(), Entebbe.Lot(blocked: true))));

    [Fact]
    public async Task An_empty_lot_is_refused() =>
        Assert.Equal("lot-empty", Key(await Judge(Entebbe.Dose(Entebbe.Evening).ToResource(), Entebbe.Lot(balance: 0))));

    [Fact]
    public async Task A_lot_that_is_not_here_is_refused() =>
        Assert.Equal("lot-not-here", Key(await Judge(Entebbe.Dose(Entebbe.Evening).ToResource(), null)));

    [Fact]
    public async Task A_dose_that_names_product_and_lot_number_only_finds_its_lot()
    {
        var dose = ImmunizationBuilder.From(Entebbe.Dose(Entebbe.Evening).ToResource());
        dose.Extension.RemoveAll(extension => extension.Url == VaccinationCodes.LotExtension);
        dose.LotNumber = "v3a 24m";
        Assert.Single((await Judge(dose.Build(), Entebbe.Lot())).Additions.StockMovements);
    }

    [Fact]
    public async Task A_dose_without_a_lot_is_refused()
    {
        var dose = ImmunizationBuilder.From(Entebbe.Dose(Entebbe.Evening).ToResource());
        dose.Extension.Clear();
        Assert.Equal("lot-missing", Key(await Judge(dose.Build(), Entebbe.Lot())));
    }

    [Fact]
    public async Task A_dose_given_nowhere_is_refused_to_whoever_works_at_a_point_of_entry()
    {
        var dose = ImmunizationBuilder.From(Entebbe.Dose(Entebbe.Evening).ToResource());
        dose.Location = null;
        Assert.Equal("dose-place-missing", Key(await Judge(dose.Build(), Entebbe.Lot())));
    }

    [Fact]
    public async Task An_imported_dose_moves_no_stock()
    {
        var write = Entebbe.Write(Entebbe.Dose(Entebbe.Evening).ToResource(), origin: WriteOrigin.Import);
        Assert.Same(RuleAnswer.Pass, await new DoseComesFromStock().Judge(write, Entebbe.Facts(), default));
    }

    [Fact]
    public async Task A_correction_moves_no_stock_again_but_cannot_change_the_lot()
    {
        var dose = Entebbe.Dose(Entebbe.Evening);
        var rule = new DoseComesFromStock();
        Assert.Same(RuleAnswer.Pass, await rule.Judge(Entebbe.Write(dose.ToResource(), dose.ToResource()), Entebbe.Facts(Entebbe.Lot()), default));
        var other = (dose with { LotNumber = "V3A25M" }).ToResource();
        Assert.Equal("lot-changed", Key(await rule.Judge(Entebbe.Write(other, dose.ToResource()), Entebbe.Facts(Entebbe.Lot()), default)));
    }

    [Fact]
    public async Task A_refusal_that_becomes_a_dose_takes_one_from_the_lot()
    {
        var refused = ImmunizationBuilder.From(Entebbe.Dose(Entebbe.Evening).ToResource());
        refused.Status = "not-done";
        var write = Entebbe.Write(Entebbe.Dose(Entebbe.Evening).ToResource(), refused.Build());
        Assert.Single((await new DoseComesFromStock().Judge(write, Entebbe.Facts(Entebbe.Lot()), default)).Additions.StockMovements);
    }

    private static ValueTask<RuleAnswer> Judge(Resource dose, StockLot? lot) =>
        new DoseComesFromStock().Judge(Entebbe.Write(dose), Entebbe.Facts(lot), default);

    private static string Key(RuleAnswer answer) => Assert.Single(answer.Refusals).Key;
}
