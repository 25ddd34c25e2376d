using HealthAssess.Domain.Registration;

namespace HealthAssess.Domain.Administration.Demo;

/// <summary>A made-up traveller: the person, who belongs to them, how they arrived and what they consented to.</summary>
/// <param name="Person">The traveller.</param>
/// <param name="Guardians">Who belongs to them.</param>
/// <param name="Arrival">How they arrived.</param>
/// <param name="Consents">What they decided.</param>
public sealed record DemoTraveller(
    NewTraveller Person, IReadOnlyList<Guardian> Guardians, Arrival Arrival, IReadOnlyList<ConsentChoice> Consents);
