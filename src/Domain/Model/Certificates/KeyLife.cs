namespace HealthAssess.Domain.Certificates;

/// <summary>The life of the authority's keys: who signs now, which steps are open, and in words why one is not.</summary>
/// <remarks>WHO SMART Trust, certificate governance: a key is published before it signs, used for a part of its term only, and its private half is destroyed afterwards.</remarks>
public static class KeyLife
{
    /// <summary>How long verifiers have to learn a key before it signs: twice as long as the verifier page keeps a list without a word.</summary>
    public static TimeSpan Overlap { get; } = TimeSpan.FromDays(7);

    /// <summary>The key that signs for a use, or null.</summary>
    public static AuthorityKey? Signer(IEnumerable<AuthorityKey> keys, string use, DateTimeOffset now) => keys
        .Where(key => key.Use == use && key is { Retired: null, Revoked: null, Destroyed: null } && key.Activates <= now && key.NotAfter > now)
        .OrderByDescending(key => key.Activates).ThenByDescending(key => key.Created).ThenBy(key => key.KeyId, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>Where a key stands.</summary>
    public static KeyState StateOf(AuthorityKey key, IEnumerable<AuthorityKey> keys, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key switch
        {
            { Revoked: not null } => KeyState.Revoked,
            _ when key.NotAfter <= now => KeyState.Expired,
            { Retired: not null } => KeyState.Retired,
            { Activates: null } => KeyState.Created,
            { Activates: { } at } when at > now => KeyState.Next,
            _ when Signer(keys, key.Use, now)?.KeyId == key.KeyId => KeyState.Active,
            _ => KeyState.Overlap,
        };
    }

    /// <summary>What is to be done next with a key, and from which day on.</summary>
    public static (KeyStep Step, DateTimeOffset? From) NextStep(AuthorityKey key, IReadOnlyCollection<AuthorityKey> keys, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        return StateOf(key, keys, now) switch
        {
            KeyState.Created => (KeyStep.Activate, key.Created + Overlap),
            KeyState.Next => (KeyStep.WaitForItsDay, key.Activates),
            KeyState.Active when keys.Any(other => other.Use == key.Use && StateOf(other, keys, now) is KeyState.Created or KeyState.Next) => (KeyStep.ActivateItsSuccessor, null),
            KeyState.Active => (KeyStep.CreateASuccessor, SuccessorDue(key)),
            KeyState.Overlap => (KeyStep.Retire, null),
            _ when key.Destroyed is null => (KeyStep.Destroy, null),
            KeyState.Retired => (KeyStep.StaysPublished, null),
            _ => (KeyStep.Nothing, null),
        };
    }

    /// <summary>Why a key cannot begin to sign at an instant, or null.</summary>
    public static Refusal? CannotActivate(AuthorityKey key, IEnumerable<AuthorityKey> keys, DateTimeOffset at, bool atOnce, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        return StateOf(key, keys, now) switch
        {
            not (KeyState.Created or KeyState.Next) => No("key-not-waiting", key, $"is {Word(key, keys, now)}. Only a key that has not signed yet can be activated."),
            _ when at >= key.NotAfter => No("key-ends-before", key, "would begin to sign after the end of its own certificate."),
            _ when !atOnce && at < key.Created + Overlap => No("key-overlap", key, $"may sign from {key.Created + Overlap:yyyy-MM-dd'T'HH:mm:ss'Z'} on, so that verifiers know it by then. Where the old key is lost, say --at-once."),
            _ => null,
        };
    }

    /// <summary>Why a key cannot be retired, or null.</summary>
    public static Refusal? CannotRetire(AuthorityKey key, IEnumerable<AuthorityKey> keys, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        return StateOf(key, keys, now) switch
        {
            KeyState.Active => No("key-signs", key, "signs now. Create and activate its successor first."),
            KeyState.Created or KeyState.Next or KeyState.Overlap => null,
            _ => No("key-signs-no-more", key, $"is {Word(key, keys, now)} already."),
        };
    }

    /// <summary>Why a key cannot be revoked, or null.</summary>
    public static Refusal? CannotRevoke(AuthorityKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Revoked is { } at ? No("key-revoked-already", key, $"was revoked on {at:yyyy-MM-dd} already.") : null;
    }

    /// <summary>Why its private half cannot be destroyed, or null.</summary>
    public static Refusal? CannotDestroy(AuthorityKey key, IEnumerable<AuthorityKey> keys, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(key);
        return StateOf(key, keys, now) switch
        {
            _ when key.Destroyed is { } at => No("key-destroyed-already", key, $"was destroyed on {at:yyyy-MM-dd} already."),
            KeyState.Retired or KeyState.Expired or KeyState.Revoked => null,
            _ => No("key-may-sign", key, $"is {Word(key, keys, now)}. Retire or revoke it first."),
        };
    }

    // So that what the last one signs before has its whole term: two years of paper, three of a signer.
    private static DateTimeOffset SuccessorDue(AuthorityKey key) =>
        key.Use == KeyUses.Authority ? key.NotAfter.AddYears(-DemoAuthority.SignerYears) : key.NotAfter.AddMonths(-CertificateWriting.MonthsOfPaper);

    private static string Word(AuthorityKey key, IEnumerable<AuthorityKey> keys, DateTimeOffset now) => StateOf(key, keys, now) switch
    {
        KeyState.Created => "not activated",
        KeyState.Next => "waiting for its day",
        KeyState.Active => "the one that signs",
        KeyState.Overlap => "standing by in the overlap",
        KeyState.Retired => "retired",
        KeyState.Expired => "expired",
        _ => "revoked",
    };

    private static Refusal No(string code, AuthorityKey key, string why) => new(RefusalKind.BusinessRule, code, $"The key {key.KeyId} ({key.Use}) {why}", "key");
}
