using HealthAssess.Domain;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Immunization;

namespace HealthAssess.Api.Vaccinations;

/// <summary>What vaccinations refuse before any rule is asked.</summary>
internal static class VaccinationRefusals
{
    /// <summary>What speaks against a dose; it names what and until when, and how to go on.</summary>
    public static Refusal Against(IReadOnlyList<DoseObjection> objections)
    {
        var waits = objections.All(one => one.Kind != ObjectionKind.Contraindicated);
        var why = string.Join("; ", objections.Select(ForecastWords.Of).Distinct());
        return waits
            ? new(RefusalKind.BusinessRule, "dose-must-wait", $"This dose must wait: {why}. To give it all the same, say why.", "override", Why(why))
            : new(RefusalKind.BusinessRule, "dose-contraindicated", $"This vaccine is contraindicated: {why}. To give it all the same, say why.", "override", Why(why));
    }

    private static Dictionary<string, string> Why(string why) => new(StringComparer.Ordinal) { ["why"] = why };

    public static Refusal AlreadyThatDay { get; } = new(RefusalKind.BusinessRule, "dose-already-that-day",
        "A dose of this vaccine is recorded for this traveller on this day already. Look at the vaccinations first. If this is one more dose, say why.", "override");

    public static Refusal NoTraveller { get; } = new(RefusalKind.NotFound, "traveller-not-found", "There is no such traveller here.");

    public static Refusal NoLot { get; } = new(RefusalKind.BusinessRule, "lot-not-here", "This lot is not in stock at this Point of Entry.", "lot");

    public static Refusal NoVaccine { get; } = new(RefusalKind.Invalid, "vaccine-unknown", "There is no such vaccine.", "vaccine");

    public static Refusal NoProduct { get; } = new(RefusalKind.Invalid, "product-unknown", "There is no such product.", "product");
}
