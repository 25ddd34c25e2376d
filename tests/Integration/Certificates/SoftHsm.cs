using System.Diagnostics;
using System.Runtime.InteropServices;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>A token of SoftHSM in a folder of its own, for the whole test process: the library reads its settings once.</summary>
internal static class SoftHsm
{
    public const string Token = "healthassess";
    public const string Pin = "8642-token";

    private static readonly string[] Libraries =
        ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so", "/opt/homebrew/lib/softhsm/libsofthsm2.so"];

    private static readonly Lazy<(string Settings, string PinFile)> Made = new(Make);

    /// <summary>The library, or null where SoftHSM is not installed.</summary>
    public static string? Library { get; } = Libraries.FirstOrDefault(File.Exists);

    public static string PinFile => Made.Value.PinFile;

    /// <summary>What a process needs to use the token.</summary>
    public static IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["SOFTHSM2_CONF"] = Made.Value.Settings,
        ["SigningKeys__Module"] = Library!,
        ["SigningKeys__Token"] = Token,
        ["SigningKeys__PinFile"] = PinFile,
    };

    [DllImport("libc", EntryPoint = "setenv")]
    private static extern int SetEnvironment([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);

    private static (string, string) Make()
    {
        var folder = Directory.CreateTempSubdirectory("healthassess-softhsm-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "tokens"));
        var (settings, pin) = (Path.Combine(folder, "softhsm2.conf"), Path.Combine(folder, "pin"));
        File.WriteAllText(settings, $"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n");
        File.WriteAllText(pin, Pin + "\n");
        // For the library in this process, which does not see what .NET sets, and for every process that it starts.
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", settings);
        _ = SetEnvironment("SOFTHSM2_CONF", settings, 1);
        using var init = Process.Start(new ProcessStartInfo("softhsm2-util", ["--init-token", "--free", "--label", Token, "--pin", Pin, "--so-pin", "1357-officer"]) { RedirectStandardOutput = true })!;
        init.WaitForExit();
        return init.ExitCode == 0 ? (settings, pin) : throw new InvalidOperationException("softhsm2-util failed.");
    }
}
