using System.Text;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
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
        var id = (await store.Create($$"""{"resourceType":"Patient","name":[{"family":"{{word}}"}],"address":[{"city":"{{word}}"}]}""", Callers.ClinicianAt(Here))).Stored.Id;
        await store.Create("""{"resourceType":"Patient","name":[{"family":"Stays"}]}""", Callers.ClinicianAt(Here));
        await store.Execute("analyze");
        Assert.NotEmpty(await FilesWith(word));

        var officer = Caller.Worker(Purpose.Administration, Permission.ProtectData);
        Assert.True((await store.Store.Commit(ChangeSet.Empty, officer, WriteOrigin.Live, "EraseTraveller", default, Erasing.Of(Guid.Parse(id), "request", officer, TimeProvider.System))).Ok);
        var scrubbing = new Scrubbing(store.Database, TimeProvider.System);
        // Something that still reads as of before, an analysis by the server itself, holds it up until the next run.
        await Eventually.Is("the erasure was scrubbed", async () => await scrubbing.Run(default) == 1);
        Assert.Equal(0, await scrubbing.Run(default));
        Assert.Empty(await FilesWith(word));
        Assert.Equal(1L, await store.Scalar("select count(*) from index_text where value ilike '%stays%' limit 1"));
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
}
