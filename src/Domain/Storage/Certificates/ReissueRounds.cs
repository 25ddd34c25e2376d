using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Audit;
using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>Rounds of issuing anew, one open at a time: whichever process comes next goes on with a round that was stopped, and none begins twice in a night.</summary>
public sealed class ReissueRounds(Database database, TimeProvider time)
{
    private const int Shown = 5;

    private const string BeginSql = """
        insert into reissue_round (id, began_at) select $1, $2
        where not exists (select from reissue_round where ended_at is null or began_at >= $3)
        on conflict do nothing
        """;

    // What a killed process had done already is counted by its traces.
    private const string EndSql = """
        update reissue_round set ended_at = $2, refused = $3,
          reissued = (select count(*) from issued_certificate where replaces is not null and issued >= began_at)
        where id = $1 and ended_at is null returning began_at, ended_at, reissued, refused
        """;

    private const string LastSql = "select began_at, ended_at, reissued, refused from reissue_round order by began_at desc limit $1";

    /// <summary>The open round, begun now where none has begun since that time; null where this night's is done.</summary>
    public async Task<Guid?> Open(DateTimeOffset since, CancellationToken cancellation)
    {
        await using var begin = database.Source.CreateCommand(BeginSql);
        begin.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Ids.New(time) });
        begin.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        begin.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = since });
        await begin.ExecuteNonQueryAsync(cancellation);
        await using var open = database.Source.CreateCommand("select id from reissue_round where ended_at is null");
        return await open.ExecuteScalarAsync(cancellation) as Guid?;
    }

    /// <summary>Ends a round with its numbers and its audit row, in one transaction.</summary>
    public async Task<ReissueRound?> End(Guid round, int refused, CancellationToken cancellation)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var command = new NpgsqlCommand(EndSql, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = round });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = refused });
        var ended = await Read(command, cancellation);
        if (ended.Count > 0)
        {
            await using var audit = new NpgsqlBatch(connection, transaction);
            var caller = Caller.Worker(Purpose.VaccinationCertificate, Permission.IssueCertificates);
            audit.BatchCommands.Add(AuditInsert.Of(
                [new AuditRow(time.GetUtcNow(), round, AuditRow.Execute, AuditRow.Done, caller, null, [], $"issued anew before their end: {ended[0].Reissued}, not issued: {refused}")]));
            await audit.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return ended.Count > 0 ? ended[0] : null;
    }

    /// <summary>The last rounds, newest first.</summary>
    public async Task<IReadOnlyList<ReissueRound>> Last(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(LastSql);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Shown });
        return await Read(command, cancellation);
    }

    private static async Task<IReadOnlyList<ReissueRound>> Read(NpgsqlCommand command, CancellationToken cancellation)
    {
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<ReissueRound> rounds = [];
        while (await row.ReadAsync(cancellation))
        {
            rounds.Add(new(
                row.GetFieldValue<DateTimeOffset>(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
                row.IsDBNull(2) ? null : row.GetInt32(2), row.IsDBNull(3) ? null : row.GetInt32(3)));
        }

        return rounds;
    }
}
