using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.PrivateKeys;

namespace HealthAssess.Tests.Unit.Storage;

/// <summary>Private keys as encrypted files.</summary>
public sealed class EncryptedFilesTests : IDisposable
{
    private static readonly byte[] Data = [1, 2, 3];

    private readonly string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    private static WrappingKey Machine => WrappingKey.Of(new MasterKey(new byte[32]));

    [Fact]
    public void A_key_is_found_by_its_certificate_and_signs_the_same()
    {
        var (store, certificate) = Made(Machine);
        using var key = store.Open(certificate)!;
        using var half = certificate.GetECDsaPublicKey()!;
        Assert.True(half.VerifyData(Data, key.SignData(Data, HashAlgorithmName.SHA256), HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Its_file_is_its_owners_alone_and_holds_nothing_of_the_key_in_clear()
    {
        var (store, certificate) = Made(Machine);
        var file = Directory.GetFiles(folder).Single();
        using var key = store.Open(certificate)!;
        Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(key.ExportParameters(true).D));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal((UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute), (File.GetUnixFileMode(file), File.GetUnixFileMode(folder)));
        }
    }

    [Fact]
    public void A_passphrase_opens_what_it_sealed_and_another_one_does_not()
    {
        var (_, certificate) = Made(WrappingKey.OfPassphrase("correct horse battery staple\n"));
        Assert.Contains("\"iterations\":600000", File.ReadAllText(Directory.GetFiles(folder).Single()), StringComparison.Ordinal);
        using var key = new EncryptedFiles(folder, WrappingKey.OfPassphrase("correct horse battery staple")).Open(certificate);
        Assert.NotNull(key);
        Assert.Contains("another passphrase", Refusal(WrappingKey.OfPassphrase("correct horse"), certificate), StringComparison.Ordinal);
        Assert.Contains("PassphraseFile", Refusal(Machine, certificate), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_altered_or_renamed_does_not_open()
    {
        var (_, certificate) = Made(Machine);
        var file = Directory.GetFiles(folder).Single();
        var (_, other) = Made(Machine);
        File.Copy(Directory.GetFiles(folder).Single(one => one != file), file, overwrite: true);
        Assert.Contains("altered", Refusal(Machine, certificate), StringComparison.Ordinal);
        Assert.NotNull(new EncryptedFiles(folder, Machine).Open(other));
    }

    [Fact]
    public void A_destroyed_key_is_gone_and_destroying_it_again_changes_nothing()
    {
        var (store, certificate) = Made(Machine);
        store.Destroy(certificate);
        store.Destroy(certificate);
        Assert.Null(store.Open(certificate));
        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private string Refusal(WrappingKey wrapping, X509Certificate2 certificate) =>
        Assert.ThrowsAny<CryptographicException>(() => new EncryptedFiles(folder, wrapping).Open(certificate)).Message;

    private (EncryptedFiles Store, X509Certificate2 Certificate) Made(WrappingKey wrapping)
    {
        var store = new EncryptedFiles(folder, wrapping);
        using var key = store.Create();
        return (store, DemoAuthority.Authority(key, new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)));
    }
}
