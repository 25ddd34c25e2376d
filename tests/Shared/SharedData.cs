namespace HealthAssess.Tests.Shared;

/// <summary>The published test data beside the checkout, where it is present.</summary>
public static class SharedData
{
    /// <summary>The checkout's own folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Path of a file or folder of the published data: <c>Path("fhir", "validator")</c>.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([Root, "..", "shared", "data", .. parts]);

    /// <summary>Null where the file or folder is present, else the reason that a skipped test prints.</summary>
    public static string? Missing(string path) =>
        Directory.Exists(Path(path)) || File.Exists(Path(path)) ? null : $"published test data '{path}' is not beside this checkout";

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "HealthAssess.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside a checkout.");
    }
}
