using System.Diagnostics;
using System.Globalization;
using HealthAssess.Api;
using HealthAssess.Api.Access;
using HealthAssess.Api.Administration.Keys;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Certificates;
using HealthAssess.Tests.Shared;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Bench;

/// <summary>
/// A signer is lost that signed 100,000 certificates (SIZE says another number): from <c>keys revoke</c> to the last successor, with a kill -9 in the middle.
/// Told are seconds of each part; that no certificate has two successors or none; and what a border makes of old and new ones.
/// </summary>
internal static class CompromiseDrill
{
    private const int Block = 25;
    private const int Sample = 1000;

    private static readonly Caller Nurse = Caller.Worker(Purpose.VaccinationCertificate);

    public static async Task Run(TextWriter output)
    {
        var size = int.TryParse(Environment.GetEnvironmentVariable("SIZE"), CultureInfo.InvariantCulture, out var asked) ? asked : 100_000;
        using var data = new DataFolder("compromise");
        var folder = data.Path;
        await using var database = await Database.Open(null, folder, null, _ => { });
        await using var services = new ServiceCollection().AddLogging().AddStorage(database)
            .AddDbContext<HealthDb>(options => options.UseNpgsql(database.Source), optionsLifetime: ServiceLifetime.Singleton).AddHealthAssessApi().BuildServiceProvider();
        var start = Stopwatch.GetTimestamp();
        await Issue(services, size);
        await Say(output, $"{size} certificates issued", start);
        await Sql(database, "analyze");

        var lost = await services.GetRequiredService<SigningKeys>().Current(CancellationToken.None);
        var (drill, part) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        await Revoke(services, Convert.ToHexStringLower(lost.KeyId.Span));
        await Say(output, "key revoked, all of them in the list of revocations", part);

        part = Stopwatch.GetTimestamp();
        await using (var run = Reissue(folder, lost))
        {
            await run.Says("50 %", TimeSpan.FromHours(1));
            await run.Kill();
        }

        var half = await Count(database, "select count(*) from issued_certificate where replaces is not null");
        await Say(output, $"first run, killed (-9) after {half} successors", part);
        part = Stopwatch.GetTimestamp();
        await using (var run = Reissue(folder, lost))
        {
            await output.WriteLineAsync("  " + await run.Says("reissued", TimeSpan.FromHours(1)));
        }

        await Say(output, "second run, the rest", part);
        await Say(output, "from revoke to the last successor, the kill included", drill);
        await Check(output, services, database, size);
    }

    private static RealProcess Reissue(string folder, SigningKey lost) =>
        RealProcess.Start("src/Cli", "healthassess.dll", ["keys", "reissue", "--key", Convert.ToHexStringLower(lost.KeyId.Span), "--data", folder]);

    private static async Task Revoke(ServiceProvider services, string keyId)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.Worker(Purpose.Administration, Permission.Administer);
        _ = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new RevokeSigningKey(keyId, "drill"))).Value;
    }

    private static async Task Check(TextWriter output, ServiceProvider services, Database database, int size)
    {
        var counts = new[]
        {
            ("without a successor", await Count(database, "select count(*) from issued_certificate c where replaces is null and not exists (select from issued_certificate n where n.replaces = c.document)"), 0),
            ("with two", await Count(database, "select count(*) from (select replaces from issued_certificate where replaces is not null group by 1 having count(*) > 1) t"), 0),
            ("successors", await Count(database, "select count(*) from issued_certificate where replaces is not null and revoked is null"), size),
            ("links that lead to a successor", await Count(database, "select count(*) from card_link l join issued_certificate c using (document) where c.replaces is not null"), size),
        };
        foreach (var (what, found, wanted) in counts)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {found,8} {what}{(found == wanted ? "" : $", WANTED {wanted}")}"));
        }

        await output.WriteLineAsync("  at a border: " + await AtABorder(services, database));
    }

    /// <summary>Verdicts over a sample of old and new ones, by the published keys and revocations.</summary>
    private static async Task<string> AtABorder(ServiceProvider services, Database database)
    {
        var (keys, issued) = (services.GetRequiredService<SigningKeys>(), services.GetRequiredService<IssuedCertificates>());
        var published = await keys.Published(CancellationToken.None);
        var trust = new TrustList([.. published.Select(own => new TrustEntry
        {
            KeyId = KeyIds.OfCertificate(own.Certificate.RawData), Key = KeyReader.OfCertificate(own.Certificate), Certificate = own.Certificate, InFilter = true,
            Use = own.Use == "SCA" ? KeyUse.Authority : own.Use == "DSC" ? KeyUse.DocumentSigner : KeyUse.SealSigner,
        })]);
        var now = TimeProvider.System.GetUtcNow();
        var list = RevocationFilter.Write(await issued.Marks(null, CancellationToken.None), now, await keys.Current(CancellationToken.None));
        var revocations = new RevocationList { Filter = RevocationFilter.Read(list, trust, out _) };
        var circumstances = new Circumstances(now, DateOnly.FromDateTime(now.UtcDateTime), trust) { Revocations = revocations, Products = ApprovedProducts.List };
        var reader = services.GetRequiredService<ResourceReader>();
        List<string> verdicts = [];
        foreach (var (which, condition) in new[] { ("old", "replaces is null"), ("new", "replaces is not null") })
        {
            foreach (var document in await Documents(database, condition))
            {
                var stored = (await reader.Read(Nurse, "DocumentReference", document.ToString(), CancellationToken.None)).Value;
                verdicts.Add($"{which} {Verifier.Verify(IssuedDocument.CredentialsOf(new DocumentReference(stored.Resource))[0].Text, circumstances).Verdict}");
            }
        }

        return string.Join(", ", verdicts.GroupBy(verdict => verdict).Select(group => $"{group.Count()} {group.Key}")) + $"; list of revocations {list.Length / 1e6:F2} MB";
    }

    /// <summary>Travellers with a dose and a certificate each, written as the product writes them, many to a transaction.</summary>
    private static async Task Issue(ServiceProvider services, int size)
    {
        var (keys, store, links) = (services.GetRequiredService<SigningKeys>(), services.GetRequiredService<ResourceStore>(), services.GetRequiredService<CardLinks>());
        var (signer, sealSigner) = (await keys.Current(CancellationToken.None), await keys.Current(CancellationToken.None, SignerPurpose.VisibleSeals));
        var blocks = Enumerable.Range(0, (size + Block - 1) / Block).Select(n => n * Block);
        await Parallel.ForEachAsync(blocks, async (block, cancellation) =>
        {
            var travellers = Enumerable.Range(block, Math.Min(Block, size - block)).Select(n => new CertifiedTraveller(n, signer, sealSigner)).ToList();
            _ = (await store.Commit(ChangeSet.Of([.. travellers.SelectMany(one => one.Changes)]), Nurse, WriteOrigin.Import, "bench", cancellation, async (connection, transaction, stop) =>
            {
                await IssuedCertificates.Note([.. travellers.Select(one => one.Row)])(connection, transaction, stop);
                foreach (var one in travellers)
                {
                    await links.Insert(one.Link, "ABCD2345", one.Row.Person, one.Row.Document)(connection, transaction, stop);
                }
            })).Value;
        });
    }

    private static async Task<IReadOnlyList<Guid>> Documents(Database database, string condition)
    {
        await using var command = database.Source.CreateCommand($"select document from issued_certificate where {condition} order by md5(document::text) limit {Sample}");
        await using var row = await command.ExecuteReaderAsync();
        List<Guid> found = [];
        while (await row.ReadAsync())
        {
            found.Add(row.GetGuid(0));
        }

        return found;
    }

    private static async Task<long> Count(Database database, string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Sql(Database database, string sql)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    private static Task Say(TextWriter output, string what, long since) =>
        output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(since).TotalSeconds,8:F1} s  {what}"));
}
