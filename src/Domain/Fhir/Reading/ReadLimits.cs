namespace HealthAssess.Fhir;

/// <summary>Bounds of what a reader accepts, so that hostile input costs little.</summary>
/// <param name="MaxBytes">Longest input.</param>
/// <param name="MaxDepth">Deepest nesting of objects and arrays.</param>
/// <param name="MaxIssues">The reader stops collecting after so many issues.</param>
public sealed record ReadLimits(int MaxBytes = 64 * 1024 * 1024, int MaxDepth = 100, int MaxIssues = 500)
{
    /// <summary>64 MiB, 100 levels, 500 issues.</summary>
    public static ReadLimits Default { get; } = new();
}
