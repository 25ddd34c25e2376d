using Npgsql;

namespace HealthAssess.Storage.Imports;

/// <summary>What was imported before, from any file, so that a second run changes nothing and a killed one goes on.</summary>
public sealed class ImportLedger(Database database, TimeProvider time)
{
    private const string KnownSql = """
        select exists (select from import_ledger l where l.type = u.type::resource_type and l.id = u.id and l.content = u.content)
        from unnest($1::text[], $2::text[], $3::bytea[]) with ordinality as u(type, id, content, n) order by n
        """;

    private const string RememberSql = """
        insert into import_ledger (type, id, content, at)
        select u.type::resource_type, u.id, u.content, $4 from unnest($1::text[], $2::text[], $3::bytea[]) as u(type, id, content)
        on conflict do nothing
        """;

    private const string MissingSql = """
        select count(*) from unnest($1::text[], $2::text[]) as u(type, id)
        where not exists (select from resource r where r.type = u.type::resource_type and r.id = u.id and not r.deleted)
        """;

    /// <summary>For each in turn: whether this content of this id was imported before.</summary>
    public async Task<IReadOnlyList<bool>> Known(IReadOnlyList<ImportedContent> contents, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(KnownSql);
        AddContents(command, contents);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        List<bool> known = [];
        while (await rows.ReadAsync(cancellation))
        {
            known.Add(rows.GetBoolean(0));
        }

        return known;
    }

    /// <summary>Remembers contents in the transaction that stores them.</summary>
    public CommitExtra Remember(IReadOnlyList<ImportedContent> contents) => async (connection, transaction, cancellation) =>
    {
        await using var command = new NpgsqlCommand(RememberSql, connection, transaction);
        AddContents(command, contents);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await command.ExecuteNonQueryAsync(cancellation);
    };

    /// <summary>How many of these resources are not here.</summary>
    public async Task<int> CountMissing(IReadOnlyList<(string Type, string Id)> targets, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(MissingSql);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. targets.Select(target => target.Type)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. targets.Select(target => target.Id)] });
        return (int)(long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static void AddContents(NpgsqlCommand command, IReadOnlyList<ImportedContent> contents)
    {
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. contents.Select(one => one.Type)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. contents.Select(one => one.Id)] });
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. contents.Select(one => one.Content)] });
    }
}
