using System.Text.RegularExpressions;

namespace HealthAssess.Tests.Browser;

/// <summary>The site as <c>make run</c> starts it, with its own PostgreSQL and demo ministry, in a folder of its own.</summary>
public sealed partial class RunningSite : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("healthassess-story-").FullName;
    private RealProcess? ministry;
    private RealProcess? site;

    /// <summary>Where it answers.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The password of the demo's supervisor, as printed at the first start.</summary>
    public string Password => PasswordOf["supervisor"];

    /// <summary>Passwords of the demo by account.</summary>
    public Dictionary<string, string> PasswordOf { get; } = [];

    public async Task InitializeAsync()
    {
        ministry = RealProcess.Start("src/Cli", "healthassess.dll", ["ministry", "--port", "0", "--data", Path.Combine(folder, "ministry")]);
        var receiver = Link().Match(await ministry.Says("http://")).Value;
        await Start(receiver + "/fhir/R4");
    }

    /// <summary>Brings FHIR files in beside the running site, as an operator would.</summary>
    public async Task Import(params string[] files)
    {
        await using var import = RealProcess.Start("src/Cli", "healthassess.dll", ["import", "--data", folder, "--in", .. files]);
        await import.Says("Immunization");
    }

    /// <summary>Runs a command of the operator beside the running site; the first line that it says.</summary>
    public async Task<string> Command(params string[] arguments)
    {
        await using var command = RealProcess.Start("src/Cli", "healthassess.dll", [.. arguments, "--data", folder]);
        return await command.Says("");
    }

    /// <summary>Ends the site as a power cut would for those who use it; its database is stopped properly.</summary>
    public Task StopSite() => site!.Stop();

    public async Task DisposeAsync()
    {
        await StopSite();
        await site!.DisposeAsync();
        await ministry!.DisposeAsync();
        DataFolder.Delete(folder);
    }

    private async Task Start(string receiver)
    {
        site = RealProcess.Start("src/Web", "HealthAssess.Web.dll", ["--urls", "http://127.0.0.1:0", "--Data", folder], new Dictionary<string, string>
        {
            ["Demo__Ministry"] = receiver,
        });
        // In the order they are printed.
        foreach (var name in new[] { "nurse", "supervisor", "officer", "registrar", "vaccinator", "laboratory", "dpo", "admin" })
        {
            PasswordOf[name] = (await site.Says($"  {name} ")).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
        }

        Address = Link().Match(await site.Says("is ready at")).Value.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"http://[^\s]+")]
    private static partial Regex Link();
}
