namespace HealthAssess.Cli.Ministry;

/// <summary>What the receiver has been told to do; changed while it runs.</summary>
internal sealed class MinistryConduct
{
    /// <summary>How long <see cref="MinistryMode.Slow"/> takes.</summary>
    public static readonly TimeSpan Slowness = TimeSpan.FromSeconds(5);

    private volatile MinistryMode mode;

    public MinistryMode Mode
    {
        get => mode;
        set => mode = value;
    }
}
