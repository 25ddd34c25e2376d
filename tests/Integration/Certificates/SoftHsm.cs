using System.Runtime.InteropServices;
using System.Text;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>A token of SoftHSM in a folder of its own, made by the commands of docs/certificates.md, for the whole test process: the library reads its settings once.</summary>
internal static class SoftHsm
{
    public const string Token = "healthassess";
    public const string Pin = "8642-token";

    private static readonly Lazy<(string Settings, string PinFile)> Made = new(Make);

    /// <summary>Debian's library, as docs/certificates.md names it; null where SoftHSM is not installed.</summary>
    public static string? Library { get; } = File.Exists("/usr/lib/softhsm/libsofthsm2.so") ? "/usr/lib/softhsm/libsofthsm2.so" : null;

    public static string PinFile => Made.Value.PinFile;

    /// <summary>What a process of the product needs to use the token.</summary>
    public static IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["SigningKeys:Module"] = Library!,
        ["SigningKeys:Token"] = Token,
        ["SigningKeys:PinFile"] = PinFile,
    };

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment(byte[] name, byte[] value, int overwrite);

    private static (string, string) Make()
    {
        var folder = Directory.CreateTempSubdirectory("healthassess-softhsm-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "tokens"));
        var (settings, pin) = (Path.Combine(folder, "softhsm2.conf"), Path.Combine(folder, "pin"));
        File.WriteAllText(settings, $"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n");
        // For the library in this process, which does not see what .NET sets, and for every process that it starts.
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", settings);
        _ = SetEnvironment("SOFTHSM2_CONF\0"u8.ToArray(), Encoding.UTF8.GetBytes(settings + '\0'), 1);
        using var shell = new WrittenCommands(folder, []);
        shell.Run(WrittenCommands.Blocks("Security module").Single());
        return (settings, pin);
    }
}
