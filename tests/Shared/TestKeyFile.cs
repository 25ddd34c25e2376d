namespace HealthAssess.Tests.Shared;

/// <summary>The file of a master key for processes of the product, which make it, and beside it the folder of the keys that it seals.</summary>
public sealed class TestKeyFile : IDisposable
{
    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), System.IO.Path.GetRandomFileName());

    /// <summary>The key of <see cref="PostgresFixture.MasterKey"/>, so that this process reads what they wrote.</summary>
    public static TestKeyFile Known()
    {
        var file = new TestKeyFile();
        File.WriteAllText(file.Path, Convert.ToBase64String(new byte[32]));
        return file;
    }

    public void Dispose()
    {
        File.Delete(Path);
        var keys = System.IO.Path.ChangeExtension(Path, ".keys");
        if (Directory.Exists(keys))
        {
            Directory.Delete(keys, recursive: true);
        }
    }
}
