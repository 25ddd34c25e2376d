namespace HealthAssess.Tests.Shared;

/// <summary>A theory over published test data; skipped with a printed reason where the data is absent.</summary>
public sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute(string path) => Skip = SharedData.Missing(path);
}
