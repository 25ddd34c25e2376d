using HealthAssess.Domain;
using HealthAssess.Storage.Audit;
using Npgsql;

namespace HealthAssess.Storage.Certificates;

/// <summary>Audits what was done with which key, in the transaction that does it.</summary>
public static class KeyAudit
{
    /// <summary>The row of one deed.</summary>
    /// <param name="caller">Who did it.</param>
    /// <param name="key">Which key.</param>
    /// <param name="deed">What: <c>activated from …</c>.</param>
    /// <param name="time">The clock.</param>
    public static CommitExtra Of(Caller caller, KeyRow key, string deed, TimeProvider time) => async (connection, transaction, cancellation) =>
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(time);
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(AuditInsert.Of(
            [new AuditRow(time.GetUtcNow(), Ids.New(time), AuditRow.Execute, AuditRow.Done, caller, null, [$"SigningKey/{key.Key.KeyId}"], $"signing key {key.Key.Use} {key.Key.KeyId}: {deed}")]));
        await batch.ExecuteNonQueryAsync(cancellation);
    };
}
