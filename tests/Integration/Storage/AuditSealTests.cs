using HealthAssess.Domain;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Keys;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Each test tampers with a database of its own, as somebody with the superuser's rights could.</summary>
public sealed class AuditSealTests : IAsyncLifetime
{
    private readonly StoreFixture store = new();
    private AuditSealer sealer = null!;
    private AuditVerification verification = null!;

    public async Task InitializeAsync()
    {
        await store.InitializeAsync();
        var secrets = new InstallationSecret(store.Database, TimeProvider.System);
        (sealer, verification) = (new AuditSealer(store.Database, secrets, TimeProvider.System), new AuditVerification(store.Database, secrets));
        for (var seals = 0; seals < 3; seals++)
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.Create("""{"resourceType":"Patient"}""")));
            await NothingOlderRuns();
            await sealer.Seal(CancellationToken.None);
        }
    }

    public Task DisposeAsync() => store.DisposeAsync();

    // Transaction numbers belong to the whole server: a test of another class that still writes holds the next seal back.
    private Task NothingOlderRuns() => Eventually.Is("no older transaction runs", async () =>
        (bool)(await store.Scalar("select pg_snapshot_xmin(pg_current_snapshot()) > (select max(xid) from audit)"))!);

    [Fact]
    public async Task An_honest_audit_holds_and_is_sealed_to_the_end()
    {
        var report = await verification.Verify(CancellationToken.None);
        Assert.Null(report.Broken);
        Assert.Equal((3, 15), (report.Seals, report.Rows));
        Assert.NotNull(report.SealedUpTo);
    }

    [Fact]
    public async Task Nothing_is_sealed_twice_and_nothing_falls_between()
    {
        Assert.Equal(0, await sealer.Seal(CancellationToken.None));
        await Task.WhenAll(Enumerable.Range(0, 60).Select(Task (n) => n % 3 == 0
            ? sealer.Seal(CancellationToken.None)
            : store.Create("""{"resourceType":"Patient"}""")));
        await NothingOlderRuns();
        await sealer.Seal(CancellationToken.None);
        var report = await verification.Verify(CancellationToken.None);
        Assert.Null(report.Broken);
        Assert.Equal(15 + 40, report.Rows);
    }

    [Theory]
    [InlineData("update audit set note = 'innocent' where sequence = 7", "altered")]
    [InlineData("update audit set person = null where sequence = 7", "altered")]
    [InlineData("delete from audit where sequence = 7", "missing")]
    [InlineData("insert into audit (xid, at, request, action, outcome, caller, organisation, purpose, entities, note) select xid, at, request, action, outcome, caller, organisation, purpose, entities, 'x' from audit where sequence = 7", "added later")]
    [InlineData("update audit set sequence = -sequence where sequence = 15", "altered")]
    [InlineData("delete from audit_seal where number = 2", "Seal 2 is missing")]
    [InlineData("delete from audit_seal where number = 1", "Seal 1 is missing")]
    [InlineData("update audit_seal set at = now() where number = 2", "signature")]
    [InlineData("update audit_seal set leaves = leaves || leaves where number = 2", "hashes")]
    [InlineData("update audit_seal set previous = root where number = 3", "follow")]
    public async Task Tampering_is_found_and_named(string sql, string expected)
    {
        await store.Execute("alter table audit disable trigger all; alter table audit_seal disable trigger all; alter table audit alter column sequence drop identity");
        await store.Execute(sql.Replace("(xid, at", "(sequence, xid, at", StringComparison.Ordinal).Replace("select xid, at", "select 1000, xid, at", StringComparison.Ordinal));
        var report = await verification.Verify(CancellationToken.None);
        Assert.Contains(expected, report.Broken, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update audit set note = 'x'")]
    [InlineData("delete from audit")]
    [InlineData("truncate audit")]
    [InlineData("delete from audit_seal")]
    public async Task The_product_itself_cannot_change_it(string sql) =>
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => store.Execute(sql));

    [Fact]
    public async Task A_transaction_that_began_earlier_and_ends_later_is_sealed_too()
    {
        await using var slow = await store.Database.Source.OpenConnectionAsync();
        await using var transaction = await slow.BeginTransactionAsync();
        await using var insert = new Npgsql.NpgsqlCommand(
            "insert into audit (at, request, action, outcome, caller, organisation, purpose, entities, note) values (now(), gen_random_uuid(), 'e', 'ok', 'Staff', 'Operator', 'Administration', '{}', 'slow')", slow);
        await insert.ExecuteNonQueryAsync();
        await store.Create("""{"resourceType":"Patient"}""");
        Assert.Equal(0, await sealer.Seal(CancellationToken.None));
        await transaction.CommitAsync();
        await NothingOlderRuns();
        Assert.Equal(2, await sealer.Seal(CancellationToken.None));
        Assert.Null((await verification.Verify(CancellationToken.None)).Broken);
    }

    [Fact]
    public async Task A_disclosure_that_cannot_be_audited_is_not_made()
    {
        var id = (await store.Create("""{"resourceType":"Patient"}""")).Stored.Id;
        await store.Execute("alter table audit add constraint full_disk check (action <> 'r')");
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => store.Reader.Read(Callers.Clinician(), "Patient", id, CancellationToken.None));
    }

    [Fact]
    public async Task A_refusal_is_audited_without_a_person()
    {
        await store.Audit.Refused(Callers.BorderGuard(), "ReadResource", new Refusal(RefusalKind.Forbidden, "firewall", "No."), null, CancellationToken.None);
        Assert.Equal(1L, await store.Scalar("select count(*) from audit where outcome = 'firewall' and person is null and organisation = 'LawEnforcement'"));
    }
}
