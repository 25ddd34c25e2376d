using System.Text.Json;
using HealthAssess.Api.Certificates;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Storage;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>Ceremony, rotation and compromise, by the commands that docs/certificates.md writes, while two travellers hold certificates.</summary>
public sealed class WrittenCeremonyTests
{
    [Fact]
    public Task Every_written_command_works_with_keys_in_files() => Live("file", new Dictionary<string, string>(), async (site, shell, folder) =>
    {
        var early = await Certified.Issue(site, "hcert-icvp", "icao-vds-nc");
        await Rotate(site, shell, early);
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, early.Credential));
        Assert.True((await Card(site, early)).Anew);
        Assert.True(Certificates(folder) > 4);

        var late = await Certified.Issue(site);
        Run(shell, "Compromise", 0);
        Assert.Equal((Verdict.UntrustedIssuer, Verdict.ValidIdentityNotChecked), (await Certified.VerdictOf(site, late.Credential), await VerdictOfCard(site, late)));
        Run(shell, "Compromise", 1);
        Assert.Equal((Verdict.ValidIdentityNotChecked, Verdict.ValidIdentityNotChecked), (await VerdictOfCard(site, early), await VerdictOfCard(site, late)));
    });

    [SoftHsmFact]
    public Task Ceremony_and_compromise_work_with_keys_in_a_security_module() => Live("pkcs11", SoftHsm.Settings, async (site, shell, _) =>
    {
        var held = await Certified.Issue(site, "hcert-icvp", "icao-vds-nc");
        Run(shell, "Compromise", 0);
        Assert.Equal((Verdict.UntrustedIssuer, Verdict.ValidIdentityNotChecked), (await Certified.VerdictOf(site, held.Credential), await VerdictOfCard(site, held)));
    });

    private static async Task Live(string store, IReadOnlyDictionary<string, string> settings, Func<SiteFixture, WrittenCommands, string, Task> life)
    {
        var folder = Directory.CreateTempSubdirectory("healthassess-ceremony-").FullName;
        var site = new SiteFixture { Settings = settings };
        try
        {
            await site.InitializeAsync();
            using var shell = new WrittenCommands(folder, [.. site.Environment, .. settings.Select(one => KeyValuePair.Create(one.Key.Replace(":", "__", StringComparison.Ordinal), one.Value))]);
            var listed = Run(shell, "Ceremony", 0).Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).ToList();
            Assert.Equal(["SCA active " + store, "DSC active " + store, "VDS active " + store], listed.Select(key => $"{key.GetProperty("use")} {key.GetProperty("state")} {key.GetProperty("store")}"));
            Assert.Equal(3, Certificates(folder));
            await life(site, shell, folder);
        }
        finally
        {
            await site.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Rotate(SiteFixture site, WrittenCommands shell, IssuedCertificate early)
    {
        var blocks = WrittenCommands.Blocks("Rotation");
        Assert.Equal(5, blocks.Count);
        foreach (var block in blocks)
        {
            if (block == blocks[^1])
            {
                await Sql(site, $"update issued_certificate set expires = now() + interval '80 days' where document = '{early.Document}'");
            }

            shell.Run(block);
            // Eight days go by.
            await Sql(site, "update signing_key set created = created - interval '8 days', activates = activates - interval '8 days'");
        }
    }

    private static string Run(WrittenCommands shell, string section, int block) => shell.Run(WrittenCommands.Blocks(section)[block]);

    private static int Certificates(string folder) => File.ReadAllText(Path.Combine(folder, "authority.pem")).Split("BEGIN CERTIFICATE").Length - 1;

    private static async Task<CardView> Card(SiteFixture site, IssuedCertificate issued) => (await site.Ask(Caller.Anonymous, new OpenCard(issued.Link, issued.Code))).Value;

    private static async Task<Verdict> VerdictOfCard(SiteFixture site, IssuedCertificate issued) => await Certified.VerdictOf(site, (await Card(site, issued)).Forms[0].Codes[0]);

    private static async Task Sql(SiteFixture site, string sql)
    {
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
