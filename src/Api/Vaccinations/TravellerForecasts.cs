using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Immunization;

namespace HealthAssess.Api.Vaccinations;

/// <summary>Reads what is known of a traveller for the immunization engine. What the caller may not see is not known.</summary>
internal sealed class TravellerForecasts(TravellerResources resources)
{
    /// <summary>The rules that hold here.</summary>
    public static Schedule Schedule => SchedulePack.UsAcip;

    public async Task<Outcome<ForecastHistory>> History(TravellerId traveller, DateOnly today, CancellationToken cancellation)
    {
        var record = await resources.Of(traveller.ToString(), ForecastHistory.Types, cancellation);
        return record.Ok ? ForecastHistory.Of(record.Value, today) : Outcome<ForecastHistory>.Refused(record.Refusals);
    }
}
