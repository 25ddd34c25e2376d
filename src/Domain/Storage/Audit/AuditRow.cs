using HealthAssess.Domain;

namespace HealthAssess.Storage.Audit;

/// <summary>One line of the audit: who did what to whose record, what for, and how it ended. Ids only, never content.</summary>
internal sealed record AuditRow(
    DateTimeOffset At, Guid Request, char Action, string Outcome, Caller Caller, Guid? Person, IReadOnlyList<string> Entities, string Note)
{
    public const char Create = 'c';
    public const char Read = 'r';
    public const char Update = 'u';
    public const char Delete = 'd';
    public const char Execute = 'e';

    public const string Done = "ok";

    /// <summary>A deletion that found nothing which the caller may see.</summary>
    public const string NotFound = "not-found";
}
