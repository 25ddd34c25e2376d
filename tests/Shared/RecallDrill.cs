using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using HealthAssess.Certificates.Trust;
using HealthAssess.Domain.Vaccinations;
using Npgsql;

namespace HealthAssess.Tests.Shared;

/// <summary>
/// A recall against the true site, a process of its own: it is killed with SIGKILL while the recall is half done, started again, and asked again.
/// </summary>
public sealed class RecallDrill : IAsyncDisposable
{
    private const string Product = "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0";
    private const string LotNumber = "DRILL-1";

    private static readonly Guid Lot = LotId.Of(Product, LotNumber);

    private readonly PostgresFixture postgres = new();
    private readonly TestKeyFile keyFile = new();
    private RealProcess site = null!;
    private HttpClient client = null!;

    private Dictionary<string, string> Settings => new() { ["ConnectionStrings__HealthAssess"] = postgres.ConnectionString, ["MasterKeyFile"] = keyFile.Path, ["Demo"] = "true" };

    /// <summary>What was revoked, and whether the lot was blocked, after the kill: nothing of either.</summary>
    public (long Revoked, bool Blocked) AfterKill { get; private set; }

    /// <summary>From the second press of the button until the published list of the day held every certificate of the lot.</summary>
    public TimeSpan FromButtonToList { get; private set; }

    /// <summary>Marks in the published list of the day.</summary>
    public int Published { get; private set; }

    /// <summary>True when the lot is blocked at the end.</summary>
    public bool Blocked { get; private set; }

    /// <summary>The whole drill.</summary>
    public async Task Run(int doses)
    {
        await postgres.InitializeAsync();
        await Start();
        await Certify(doses);
        await PressAndKill();
        AfterKill = (await Revoked(), await IsBlocked());
        await Start();
        var start = Stopwatch.GetTimestamp();
        using var answer = await Press();
        answer.EnsureSuccessStatusCode();
        var list = await client.GetByteArrayAsync(new Uri($"/trust/revocations/{TimeProvider.System.GetUtcNow():yyyy-MM-dd}.bin", UriKind.Relative));
        FromButtonToList = Stopwatch.GetElapsedTime(start);
        (Published, Blocked) = (Count(list), await IsBlocked());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
        await postgres.DisposeAsync();
        keyFile.Dispose();
    }

    private async Task Start()
    {
        site = RealProcess.Start("src/Web", "HealthAssess.Web.dll", ["--urls", "http://127.0.0.1:0"], Settings);
        var ready = await site.Says("is ready at ");
        await using var token = RealProcess.Start("src/Cli", "healthassess.dll", ["token", "--role", "supervisor"], Settings);
        client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = new Uri(ready.Split(' ').First(word => word.StartsWith("http://", StringComparison.Ordinal))) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await token.Says(".")).Trim());
    }

    // What issuing leaves behind, as far as a recall looks at it; the published list makes the signing key on the way.
    private async Task Certify(int doses)
    {
        await client.GetByteArrayAsync(new Uri("/trust/revocations.bin", UriKind.Relative));
        await Ask($"""
            insert into issued_certificate (document, person, dose, lot, key_id, marks, issued, expires)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid()::text, '{Lot}', decode('0011223344556677', 'hex'), array[n * 20000003::bigint], now(), now() + interval '1 year' from generate_series(1, {doses}) n
            """);
        await Ask($"insert into stock (point_of_entry, lot, lot_number, product, expires, balance) select id, '{Lot}', '{LotNumber}', '{Product}', '2030-01-01', 10 from point_of_entry");
    }

    // Somebody else holds one of the rows, so that the recall stands still in its middle, and there it dies.
    private async Task PressAndKill()
    {
        await using var other = await postgres.Database.Source.OpenConnectionAsync();
        await using var held = await other.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand($"select 1 from issued_certificate where lot = '{Lot}' order by marks desc limit 1 for update", other, held))
        {
            await hold.ExecuteNonQueryAsync();
        }

        var pressed = Press();
        for (var waiting = 0L; waiting == 0;)
        {
            Assert.False(pressed.IsCompleted, "the recall did not wait");
            waiting = (long)(await Ask("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%issued_certificate%'"))!;
        }

        await site.Kill();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => pressed);
        await site.DisposeAsync();
        client.Dispose();
        await held.RollbackAsync();
        // The server notices only at its next word to the dead client: until then its transaction is not over.
        await Ask("select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query like '%issued_certificate%'");
    }

    private Task<HttpResponseMessage> Press() => client.PostAsync(
        new Uri("/api/recalls", UriKind.Relative),
        new StringContent($$"""{"product":"{{Product}}","lotNumber":"{{LotNumber}}","reason":"drill"}""", Encoding.UTF8, "application/json"));

    private async Task<long> Revoked() => (long)(await Ask("select count(*) from issued_certificate where revoked is not null"))!;

    private async Task<bool> IsBlocked() => (bool)(await Ask($"select coalesce(bool_and(blocked), false) from stock where lot = '{Lot}'"))!;

    private async Task<object?> Ask(string sql)
    {
        await using var command = postgres.Database.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    // The count in the head (see RevocationFilter), then its signature: the list is whole.
    private static int Count(byte[] list) => list.Length > RevocationFilter.SignatureLength ? System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(list.AsSpan(20)) : 0;
}
