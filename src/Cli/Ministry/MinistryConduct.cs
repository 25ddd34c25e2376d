namespace HealthAssess.Cli.Ministry;

/// <summary>What the receiver has been told to do; the mode is changed while it runs.</summary>
/// <param name="mode">How it begins.</param>
/// <param name="slowness">How long <see cref="MinistryMode.Slow"/> takes.</param>
internal sealed class MinistryConduct(MinistryMode mode, TimeSpan slowness)
{
    private volatile MinistryMode mode = mode;

    public TimeSpan Slowness { get; } = slowness;

    public MinistryMode Mode
    {
        get => mode;
        set => mode = value;
    }
}
