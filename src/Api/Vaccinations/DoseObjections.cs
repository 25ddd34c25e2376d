using System.Globalization;
using HealthAssess.Domain.Registration;
using HealthAssess.Immunization;

namespace HealthAssess.Api.Vaccinations;

/// <summary>What speaks against giving a traveller a product on a day: contraindications, live vaccines too close, too young, too soon.</summary>
internal sealed class DoseObjections(TravellerForecasts forecasts)
{
    /// <summary>Objections; none where no birth date is known, since nothing can be counted then.</summary>
    public async Task<IReadOnlyList<DoseObjection>> Of(TravellerId traveller, VaccineProduct product, DateOnly day, CancellationToken cancellation)
    {
        var history = await forecasts.History(traveller, day, cancellation);
        return history.Ok && int.TryParse(product.Cvx, NumberStyles.None, CultureInfo.InvariantCulture, out var cvx)
            ? DoseToday.Of(TravellerForecasts.Schedule, history.Value.History, cvx)
            : [];
    }
}
