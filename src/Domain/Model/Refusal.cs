namespace HealthAssess.Domain;

/// <summary>Why something was not done, in words for the person who asked.</summary>
/// <param name="Kind">The FHIR issue code it answers with, which also decides the HTTP status.</param>
/// <param name="Key">Stable name of the message, for translations: <c>lot-expired</c>. Screens look up <c>refusal.{Key}</c>.</param>
/// <param name="Text">The plain English sentence, which says what to do next. Never holds personal data.</param>
/// <param name="Expression">FHIRPath or field name of what is wrong, if it is one place.</param>
/// <param name="Values">Values for the placeholders <c>{name}</c> of the translated sentence.</param>
public sealed record Refusal(
    RefusalKind Kind,
    string Key,
    string Text,
    string? Expression = null,
    IReadOnlyDictionary<string, string>? Values = null)
{
    /// <summary>Which change of a change set it is about, counted from 0; null where it is about none of them alone.</summary>
    public int? Change { get; init; }
}
