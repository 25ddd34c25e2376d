namespace HealthAssess.Domain.Vaccinations;

/// <summary>
/// A dose given at one of our Points of Entry comes from a lot that is there, not blocked, not expired on that day by the
/// local calendar, and not empty; it takes one dose from it. Imports move nothing.
/// </summary>
/// <remarks>The lot is locked until the transaction ends: of two tablets that give its last dose, one is refused.</remarks>
public sealed class DoseComesFromStock : IWriteRule
{
    /// <inheritdoc/>
    public string Type => "Immunization";

    /// <inheritdoc/>
    public int Order => 30;

    /// <inheritdoc/>
    public async ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(facts);
        if (write.Origin == WriteOrigin.Import || await DoseOfStock.Of(write.Next, facts, cancellation) is not { } dose)
        {
            return IsGivenNowhere(write) ? RuleAnswer.Refuse(PlaceMissing) : RuleAnswer.Pass;
        }

        if (await DoseOfStock.Of(write.Current, facts, cancellation) is { } before)
        {
            return before.Lot == dose.Lot && before.Place.Id == dose.Place.Id ? RuleAnswer.Pass : RuleAnswer.Refuse(LotChanged);
        }

        var stock = dose.Lot is { } lot ? await facts.LockLot(dose.Place.Id, lot, cancellation) : null;
        return Objection(dose, stock) is { } refusal
            ? RuleAnswer.Refuse(refusal)
            : RuleAnswer.Add(new ChangeSet([], [], [new StockMovement(dose.Place.Id, stock!.Lot, -1, "Immunization/" + write.Next!.Id)]));
    }

    /// <summary>Whoever works at a Point of Entry says where a dose was given; otherwise it would pass the stock by.</summary>
    private static bool IsGivenNowhere(Write write) =>
        write is { Origin: WriteOrigin.Live, Caller.PointOfEntry: not null, Next.Root: var root }
        && root["status"].Text == "completed" && root["primarySource"].Boolean == true && !root["location"]["reference"].Exists;

    private static Refusal PlaceMissing { get; } = new(RefusalKind.Required, "dose-place-missing",
        "Say where the dose was given.", "Immunization.location");

    private static Refusal LotChanged { get; } = new(RefusalKind.BusinessRule, "lot-changed",
        "The lot of a dose cannot be changed. Mark the entry as entered in error and record the dose again.", "Immunization.lotNumber");

    private static Refusal? Objection(DoseOfStock dose, StockLot? stock) => (dose, stock) switch
    {
        ({ Lot: null }, _) => new(RefusalKind.Required, "lot-missing", "Name the lot the dose was taken from: product and lot number.", "Immunization.lotNumber"),
        ({ Day: null }, _) => new(RefusalKind.Required, "dose-day-missing", "Give the day of the dose.", "Immunization.occurrence"),
        (_, null) => new(RefusalKind.BusinessRule, "lot-not-here", "This lot is not in stock at this Point of Entry.", "Immunization.lotNumber"),
        (_, { Blocked: true }) => new(RefusalKind.BusinessRule, "lot-blocked", "This lot is blocked. Put it aside and take another one.", "Immunization.lotNumber"),
        _ when stock.Expires < dose.Day => new(RefusalKind.BusinessRule, "lot-expired", "This lot has expired. Put it aside and take another one.", "Immunization.lotNumber"),
        (_, { Balance: <= 0 }) => new(RefusalKind.BusinessRule, "lot-empty", "No dose of this lot is left. Take another lot or correct the stock.", "Immunization.lotNumber"),
        _ => null,
    };
}
