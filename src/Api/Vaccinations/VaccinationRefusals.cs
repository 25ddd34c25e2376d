using HealthAssess.Domain;

namespace HealthAssess.Api.Vaccinations;

/// <summary>What vaccinations refuse before any rule is asked.</summary>
internal static class VaccinationRefusals
{
    public static Refusal NoTraveller { get; } = new(RefusalKind.NotFound, "traveller-not-found", "There is no such traveller here.");

    public static Refusal NoLot { get; } = new(RefusalKind.BusinessRule, "lot-not-here", "This lot is not in stock at this Point of Entry.", "lot");

    public static Refusal NoVaccine { get; } = new(RefusalKind.Invalid, "vaccine-unknown", "There is no such vaccine.", "vaccine");

    public static Refusal NoProduct { get; } = new(RefusalKind.Invalid, "product-unknown", "There is no such product.", "product");
}
