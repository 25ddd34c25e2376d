namespace HealthAssess.Domain.Feeds;

/// <summary>How one attempt ended.</summary>
public abstract record DeliveryResult
{
    private DeliveryResult()
    {
    }

    /// <summary>The recipient has it.</summary>
    /// <param name="Receipt">The recipient's own name for what it received.</param>
    public sealed record Delivered(string Receipt) : DeliveryResult;

    /// <summary>The recipient will not have it, now or later: a person must look.</summary>
    /// <param name="Reason">HTTP status and the recipient's issue codes; never its free text, which may quote the report.</param>
    public sealed record Refused(string Reason) : DeliveryResult;

    /// <summary>Not now; try again.</summary>
    /// <param name="Reason">What happened, in a few words.</param>
    /// <param name="RetryAfter">How long the recipient asks us to wait, if it says.</param>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter = null) : DeliveryResult;

    /// <summary>A fault of our own; tried again, and no reason to leave the recipient alone.</summary>
    /// <param name="Reason">The kind of exception, without its message, which may quote the report.</param>
    public sealed record Broken(string Reason) : DeliveryResult;

    /// <summary>Consent or agreement does not allow it today: nothing was sent.</summary>
    /// <param name="Reason">Which of them.</param>
    public sealed record Withheld(string Reason) : DeliveryResult;
}
