namespace HealthAssess.Domain;

/// <summary>Something that must happen after the commit, written with it so that it cannot be lost.</summary>
/// <param name="Kind">What to do: <c>report</c>.</param>
/// <param name="Person">The traveller it is about; deliveries of one recipient and traveller keep their order.</param>
/// <param name="Recipient">The registered recipient it goes to.</param>
/// <param name="Subject">The resource that caused it, <c>Type/id</c>. The content is read when it is sent, not now.</param>
/// <param name="Urgent">True for alerts, which go before reports.</param>
public sealed record OutboxEntry(string Kind, Guid Person, Guid Recipient, string Subject, bool Urgent = false);
