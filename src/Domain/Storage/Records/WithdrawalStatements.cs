using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Takes back the certificates of doses that are no longer what was certified.</summary>
internal static class WithdrawalStatements
{
    private const string Sql = """
        update issued_certificate set revoked = $3, reason = u.reason
        from unnest($1::uuid[], $2::text[]) as u(dose, reason)
        where issued_certificate.dose = u.dose and revoked is null
        """;

    public static void Add(NpgsqlBatch batch, IReadOnlyList<WithdrawnDose> doses, DateTimeOffset now)
    {
        if (doses.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(Sql);
        command.Add(doses, dose => dose.Dose);
        command.Add(doses, dose => dose.Reason);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        batch.BatchCommands.Add(command);
    }
}
