using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Takes back the certificates of doses and travellers that are no longer what was certified.</summary>
internal static class WithdrawalStatements
{
    private const string OfDoses = """
        update issued_certificate set revoked = $3, reason = u.reason
        from unnest($1::text[], $2::text[]) as u(dose, reason)
        where issued_certificate.dose = u.dose and revoked is null
        """;

    private const string OfTravellers = """
        update issued_certificate set revoked = $3, reason = u.reason
        from unnest($1::uuid[], $2::text[]) as u(person, reason)
        where issued_certificate.person = u.person and revoked is null
        """;

    public static void Add(NpgsqlBatch batch, ChangeSet consequences, DateTimeOffset now)
    {
        Add(batch, OfDoses, [.. consequences.WithdrawnDoses.Select(one => (one.Dose, one.Reason))], now);
        Add(batch, OfTravellers, [.. consequences.WithdrawnTravellers.Select(one => (one.Person, one.Reason))], now);
    }

    private static void Add<TId>(NpgsqlBatch batch, string sql, IReadOnlyList<(TId Id, string Reason)> withdrawn, DateTimeOffset now)
    {
        if (withdrawn.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(sql);
        command.Add(withdrawn, one => one.Id);
        command.Add(withdrawn, one => one.Reason);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        batch.BatchCommands.Add(command);
    }
}
