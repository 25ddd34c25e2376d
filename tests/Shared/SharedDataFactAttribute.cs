namespace HealthAssess.Tests.Shared;

/// <summary>A fact over published test data; skipped with a printed reason where the data is absent.</summary>
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string path) => Skip = SharedData.Missing(path);
}
