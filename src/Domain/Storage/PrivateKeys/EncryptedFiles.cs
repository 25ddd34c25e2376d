using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HealthAssess.Storage.PrivateKeys;

/// <summary>Private keys as encrypted files of one folder, a file a key, readable by their owner alone. Every process of one database needs the same folder.</summary>
internal sealed class EncryptedFiles(string folder, WrappingKey wrapping) : IPrivateKeyStore
{
    public string Kind => "file";

    public ECDsa Create()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Keep(key);
        return key;
    }

    public ECDsa? Open(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(KeyName.Of(certificate)) is var name && File.Exists(PathOf(name)) ? KeyFile.Read(PathOf(name)).Open(name, wrapping) : null;

    public void Destroy(X509Certificate2 certificate)
    {
        var path = PathOf(Convert.ToHexStringLower(KeyName.Of(certificate)));
        if (File.Exists(path))
        {
            // What a disk keeps of overwritten bytes is beyond us; they are sealed, and without the file's salt they open for nobody.
            File.WriteAllBytes(path, RandomNumberGenerator.GetBytes((int)new FileInfo(path).Length));
            File.Delete(path);
        }
    }

    /// <summary>Keeps a key that was made elsewhere.</summary>
    /// <remarks>Written beside, flushed to the disk, then renamed: after a power cut there is the whole file or none.</remarks>
    internal void Keep(ECDsa key)
    {
        var name = Convert.ToHexStringLower(KeyName.Of(key));
        MakeFolder();
        var unfinished = PathOf(name) + "." + Environment.ProcessId;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(unfinished, options))
        {
            file.Write(KeyFile.Of(key, name, wrapping).ToBytes());
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, PathOf(name), overwrite: true);
    }

    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string PathOf(string name) => Path.Combine(folder, name + ".key");
}
