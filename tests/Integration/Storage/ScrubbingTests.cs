using System.Text;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Protection;
using Npgsql;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>PR-13, to the byte: after an erasure was scrubbed the files of the database hold nothing readable of the person.</summary>
public sealed class ScrubbingTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private static readonly Guid Here = new("00000000-0000-7000-8000-0000000000b7");

    [Fact]
    public async Task No_file_of_a_table_or_an_index_holds_a_word_of_the_erased()
    {
        var word = "zq" + Ids.New(TimeProvider.System).ToString("N");
        var id = await Traveller(word);
        await store.Create("""{"resourceType":"Patient","name":[{"family":"Stays"}]}""", Callers.ClinicianAt(Here));
        await store.Execute("analyze");
        Assert.NotEmpty(await FilesWith(word));

        await Erase(id);
        var scrubbing = Scrub(store.Database, TimeProvider.System);
        // Something that still reads as of before, an analysis by the server itself, holds it up until the next run.
        await Eventually.Is("the erasure was scrubbed", async () => await scrubbing.Run(default) == 1);
        Assert.Equal(0, await scrubbing.Run(default));
        Assert.Empty(await FilesWith(word));
        Assert.Equal(1L, await store.Scalar("select count(*) from index_text where value ilike '%stays%' limit 1"));
    }

    [Fact]
    public async Task Bug_a_connection_that_had_scrubbed_went_back_to_the_pool_without_its_time_limits()
    {
        await Erase(await Traveller("Limits"));
        await using var database = Database.Of(new NpgsqlConnectionStringBuilder(store.ConnectionString) { MaxPoolSize = 1 }.ConnectionString, store.Database.MasterKey);
        var before = await Limits();
        await Eventually.Is("the erasure was scrubbed", async () => await Scrub(database, TimeProvider.System).Run(default) == 1);
        Assert.Equal(before, await Limits());

        await Erase(await Traveller("Limits"));
        await using var holder = await store.Database.Source.OpenConnectionAsync();
        await using var reading = await holder.BeginTransactionAsync();
        await Execute("set local idle_in_transaction_session_timeout = 0; lock table data_key in access share mode", holder);
        await Eventually.Is("the lock was not had", () => NoLock(Scrub(database, TimeProvider.System)));
        Assert.Equal(before, await Limits());
        await reading.RollbackAsync();
        await Eventually.Is("the erasure was scrubbed", async () => await Scrub(database, TimeProvider.System).Run(default) == 1);

        // The pool has one session, named by its process.
        async Task<object?> Limits()
        {
            await using var command = database.Source.CreateCommand("select pg_backend_pid() || ' 20s ' || current_setting('lock_timeout') where current_setting('statement_timeout') = '20s'");
            return Assert.IsType<string>(await command.ExecuteScalarAsync());
        }
    }

    [Fact]
    public async Task A_scrub_that_had_to_stop_goes_on_with_the_table_where_it_stopped()
    {
        await Erase(await Traveller("Stops"));
        var scrubbing = Scrub(store.Database, TimeProvider.System);
        await using var holder = await store.Database.Source.OpenConnectionAsync();
        await using var reading = await holder.BeginTransactionAsync();
        await Execute("set local idle_in_transaction_session_timeout = 0; lock table data_key in access share mode", holder);
        await Eventually.Is("four tables were written anew and the lock on the fifth was not had",
            async () => await NoLock(scrubbing) && (int?)await store.Scalar("select cardinality(tables) from scrubbing where ended_at is null") == 4);

        var (first, fifth) = (await FileOf("index_text"), await FileOf("data_key"));
        await reading.RollbackAsync();
        await Eventually.Is("the erasure was scrubbed", async () => await scrubbing.Run(default) == 1);
        Assert.Equal(first, await FileOf("index_text"));
        Assert.NotEqual(fifth, await FileOf("data_key"));
    }

    [Fact]
    public async Task By_itself_it_scrubs_at_night_only_and_begins_once_a_night()
    {
        // A night to come, so that no other round of this class is of it.
        var day = new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(10), TimeSpan.Zero);
        await Erase(await Traveller("Night"));
        foreach (var hour in (double[])[0.99, 4, 12, 23])
        {
            Assert.Equal(0, await Scrub(store.Database, new Stopped(day.AddHours(hour))).RunAtNight(default));
        }

        Assert.Equal(1L, await store.Scalar("select count(*) from erasure where scrubbing is null and scrubbed_at is null"));
        await Eventually.Is("the erasure was scrubbed at night", async () => await Scrub(store.Database, new Stopped(day.AddHours(1))).RunAtNight(default) == 1);

        await Erase(await Traveller("Night"));
        Assert.Equal(0, await Scrub(store.Database, new Stopped(day.AddHours(3.9))).RunAtNight(default));
        Assert.Equal(1L, await store.Scalar("select count(*) from erasure where scrubbing is null and scrubbed_at is null"));
        await Eventually.Is("the erasure was scrubbed the night after", async () => await Scrub(store.Database, new Stopped(day.AddHours(25))).RunAtNight(default) == 1);
    }

    private static Scrubbing Scrub(Database database, TimeProvider time) => new(database, new ScrubbingRounds(database, time), time);

    private static async Task<bool> NoLock(Scrubbing scrubbing)
    {
        try
        {
            await scrubbing.Run(default);
            return false;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return true;
        }
    }

    private async Task<string> Traveller(string word) =>
        (await store.Create($$"""{"resourceType":"Patient","name":[{"family":"{{word}}"}],"address":[{"city":"{{word}}"}]}""", Callers.ClinicianAt(Here))).Stored.Id;

    private async Task Erase(string id)
    {
        var officer = Caller.Worker(Purpose.Administration, Permission.ProtectData);
        Assert.True((await store.Store.Commit(ChangeSet.Empty, officer, WriteOrigin.Live, "EraseTraveller", default, Erasing.Of(Guid.Parse(id), "request", officer, TimeProvider.System))).Ok);
    }

    private async Task<object?> FileOf(string table) => await store.Scalar($"select pg_relation_filenode('{table}')");

    private static async Task Execute(string sql, NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The files of this database, once everything was written out.</summary>
    private async Task<List<string>> FilesWith(string word)
    {
        await using (var root = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(store.ConnectionString) { Username = "postgres", Pooling = false }.ConnectionString))
        {
            await root.OpenAsync();
            await using var checkpoint = new NpgsqlCommand("checkpoint", root);
            await checkpoint.ExecuteNonQueryAsync();
            await using var where = new NpgsqlCommand("select current_setting('data_directory') || '/base/' || oid from pg_database where datname = current_database()", root);
            var folder = (string)(await where.ExecuteScalarAsync())!;
            var needle = Encoding.UTF8.GetBytes(word);
            var files = Directory.EnumerateFiles(folder).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(needle) >= 0).Select(Path.GetFileName).ToList();
            List<string> named = [];
            foreach (var file in files)
            {
                named.Add($"{file} {await store.Scalar($"select string_agg(relname, ' ') from pg_class where relfilenode::text = split_part('{file}', '.', 1)")}");
            }

            return named;
        }
    }

    private sealed class Stopped(DateTimeOffset at) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => at;
    }
}
