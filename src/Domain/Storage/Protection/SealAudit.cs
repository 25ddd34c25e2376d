using HealthAssess.Domain;
using HealthAssess.Storage.Audit;
using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>The audit row of a seal, in its transaction.</summary>
internal static class SealAudit
{
    public static async Task Write(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Caller caller, string note, Guid pointOfEntry, TimeProvider time, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(AuditInsert.Of(
            [new AuditRow(time.GetUtcNow(), Ids.New(time), AuditRow.Execute, AuditRow.Done, caller, null, [$"Location/{pointOfEntry}"], note)]));
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
