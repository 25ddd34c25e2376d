using HealthAssess.Domain.Access;
using HealthAssess.Domain.Feeds;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Unit.Feeds;

public sealed class ConsentDecisionTests
{
    private static readonly Guid Traveller = Guid.Parse("0199aaaa-0000-7000-8000-000000000001");
    private static readonly Guid Ministry = Guid.Parse("0199aaaa-0000-7000-8000-000000000002");
    private static readonly Guid OtherMinistry = Guid.Parse("0199aaaa-0000-7000-8000-000000000003");
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private static Resource Choice(bool given, int minutes, Purpose purpose = Purpose.ContinuityOfCare, Guid? recipient = null) =>
        new ConsentChoice(Guid.CreateVersion7(Noon), Traveller, purpose, given, Noon.AddMinutes(minutes), "en", null, recipient).ToResource();

    [Fact]
    public void No_decision_is_no_consent() => Assert.False(ConsentDecision.Permits([], Purpose.ContinuityOfCare, Ministry));

    [Fact]
    public void A_yes_permits() => Assert.True(ConsentDecision.Permits([Choice(true, 0)], Purpose.ContinuityOfCare, Ministry));

    [Fact]
    public void A_withdrawal_ends_an_earlier_yes_in_whatever_order_they_come() =>
        Assert.False(ConsentDecision.Permits([Choice(false, 1), Choice(true, 0)], Purpose.ContinuityOfCare, Ministry));

    [Fact]
    public void A_yes_for_one_purpose_is_none_for_another() =>
        Assert.False(ConsentDecision.Permits([Choice(true, 0, Purpose.DirectCare)], Purpose.ContinuityOfCare, Ministry));

    [Fact]
    public void A_no_to_one_ministry_leaves_the_others()
    {
        Resource[] consents = [Choice(true, 0), Choice(false, 1, recipient: Ministry)];
        Assert.False(ConsentDecision.Permits(consents, Purpose.ContinuityOfCare, Ministry));
        Assert.True(ConsentDecision.Permits(consents, Purpose.ContinuityOfCare, OtherMinistry));
    }

    [Fact]
    public void Nobody_can_consent_to_a_purpose_nobody_is_asked_about() =>
        Assert.False(ConsentDecision.Permits([Choice(true, 0)], Purpose.NotifiableDisease, Ministry));
}
