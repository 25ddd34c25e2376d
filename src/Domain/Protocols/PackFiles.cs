namespace HealthAssess.Protocols;

/// <summary>The files of the packs that come with the product.</summary>
internal static class PackFiles
{
    public static IEnumerable<string> Names => typeof(PackFiles).Assembly.GetManifestResourceNames();

    public static string Read(string name)
    {
        using var stream = typeof(PackFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("No pack file " + name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
