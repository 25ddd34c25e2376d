using System.Globalization;
using HealthAssess.Api.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Api.Vaccinations;

/// <summary>
/// Whether a vaccine stands in a traveller's record for a day already: a form that is sent again, after going back, from a
/// second tab or when the network broke off before the answer came, must not become a second dose.
/// </summary>
/// <remarks>Two doses of a vaccine on one day are rare but known (rabies at two sites), so it can be answered with a reason.</remarks>
internal sealed class DosesOfDay(TravellerResources resources)
{
    /// <summary>What stands in the reason of a second dose.</summary>
    public const string Words = "a dose of the same vaccine was recorded for the same day";

    public async Task<bool> Has(TravellerId traveller, VaccineProduct product, DateOnly day, CancellationToken cancellation)
    {
        var record = await resources.Of(traveller.ToString(), ["Immunization"], cancellation);
        return record.Ok && int.TryParse(product.Cvx, NumberStyles.None, CultureInfo.InvariantCulture, out var cvx)
            && record.Value.Any(one => IsGiven(one, day) && DoseCodes.Cvx(one) == cvx);
    }

    private static bool IsGiven(Resource one, DateOnly day) =>
        one.TypeName == "Immunization" && one.Root["status"].Text == "completed"
        && one.Root["occurrence"].Date?.Date is { Precision: DatePrecision.Day } on && on.First == day;
}
