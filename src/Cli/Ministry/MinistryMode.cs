namespace HealthAssess.Cli.Ministry;

/// <summary>How the receiver behaves.</summary>
internal enum MinistryMode
{
    /// <summary>Takes what it is sent.</summary>
    Ok,

    /// <summary>Takes it after a while (<c>--slowness</c>).</summary>
    Slow,

    /// <summary>Breaks every connection.</summary>
    Down,

    /// <summary>Answers 422: a refusal for good.</summary>
    Refusing,
}
