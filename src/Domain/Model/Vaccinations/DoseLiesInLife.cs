using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>No dose lies before the birth of who had it or in the future. Where only a month or year is known, it is refused only when no day of it can be right.</summary>
public sealed class DoseLiesInLife : IWriteRule
{
    /// <summary>Clocks of other systems may run this much ahead.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Type => "Immunization";

    /// <inheritdoc/>
    public int Order => 10;

    /// <inheritdoc/>
    public async ValueTask<RuleAnswer> Judge(Write write, IFacts facts, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(facts);
        if (write.Next?.Root is not { } root || root["status"].Text == "entered-in-error" || root["occurrence"].Date is not { } occurrence)
        {
            return RuleAnswer.Pass;
        }

        if (IsAhead(occurrence, write.Now))
        {
            return RuleAnswer.Refuse(new(RefusalKind.BusinessRule, "dose-in-future", "The dose lies in the future. Check the date.", "Immunization.occurrence"));
        }

        var patient = await facts.Read("Patient", TravellerId.OfReference(root["patient"]["reference"].Text).ToString(), cancellation);
        return FhirDate.TryParse(patient?.Root["birthDate"].Text, out var born) && occurrence.Date.Last < born.First
            ? RuleAnswer.Refuse(new(RefusalKind.BusinessRule, "dose-before-birth", "The dose lies before the birth date. Check both dates.", "Immunization.occurrence"))
            : RuleAnswer.Pass;
    }

    /// <summary>A date without a time may already be today at the date line.</summary>
    private static bool IsAhead(FhirDateTime occurrence, DateTimeOffset now) => occurrence.Instant is { } instant
        ? instant > now + ClockSkew
        : occurrence.Date.First > DateOnly.FromDateTime(now.UtcDateTime.AddHours(14));
}
