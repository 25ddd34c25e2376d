using System.Security.Cryptography;

namespace HealthAssess.Storage.Keys;

/// <summary>The installation's key, which wraps every other one. It lives in a file, never in the database: a stolen database opens nothing.</summary>
public sealed class MasterKey
{
    private const int Length = 32;

    private readonly byte[] key;

    /// <summary>A key of 32 bytes.</summary>
    public MasterKey(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Length);
        this.key = key;
    }

    /// <summary>The folder beside the file, for keys that it seals: <c>master.keys</c> for <c>master.key</c>. Null for a key without a file.</summary>
    public string? KeyFolder { get; private init; }

    /// <summary>Reads the file (base64), or makes it, readable by its owner alone. All processes of one database need the same file.</summary>
    public static MasterKey FromFile(string path)
    {
        if (!File.Exists(path))
        {
            Make(path);
        }

        return new MasterKey(Convert.FromBase64String(File.ReadAllText(path).Trim())) { KeyFolder = Path.ChangeExtension(Path.GetFullPath(path), ".keys") };
    }

    /// <summary>A key for one purpose, so that no two uses share key bytes (HKDF, RFC 5869).</summary>
    internal byte[] For(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Length, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    private static void Make(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(unfinished, options))
        {
            file.WriteLine(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
        }

        try
        {
            File.Move(unfinished, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first: its key counts.
            File.Delete(unfinished);
        }
    }
}
