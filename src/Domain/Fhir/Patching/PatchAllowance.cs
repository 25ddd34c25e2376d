namespace HealthAssess.Fhir.Patching;

/// <summary>What the patches of one commit may cost together: a Bundle holds ten thousand, and some lines of a patch make megabytes or select for seconds.</summary>
public sealed class PatchAllowance
{
    private const int MostStepsOfAPath = 200_000;

    private long _steps = 20_000_000;
    private long _read = 256L * 1024 * 1024;
    private long _copied = 16L * 1024 * 1024;

    /// <summary>The steps that the next path may take.</summary>
    internal int StepsOfAPath => (int)Math.Min(_steps, MostStepsOfAPath);

    /// <summary>Counts the steps that a path has taken.</summary>
    internal void Stepped(int steps) => _steps -= steps;

    /// <summary>False once more bytes of resources have been read and written anew than allowed.</summary>
    internal bool Reads(long bytes) => (_read -= bytes) >= 0;

    /// <summary>False once more bytes have been copied than allowed: a copy of what was copied doubles, and forty of them would fill any memory.</summary>
    internal bool Copies(long bytes) => (_copied -= bytes) >= 0;
}
