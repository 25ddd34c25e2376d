using Npgsql;

namespace HealthAssess.Storage.Administration;

/// <summary>
/// Counts wrong passwords and PINs of a device by itself. A device that has signed in before keeps its way in while
/// strangers have the account locked, and five wrong ones lock only that device.
/// </summary>
/// <remarks>OWASP: device cookies. Counted in the statement that asks, so attempts in parallel gain nothing.</remarks>
public sealed class DeviceAttempts(Database database, TimeProvider time)
{
    private const string Sql = """
        insert into device_attempt (device, failures, at) values ($1, 1, $2)
        on conflict (device) do update set at = $2,
          failures = case when device_attempt.locked_until <= $2 then 1 else device_attempt.failures + 1 end,
          locked_until = case when device_attempt.locked_until <= $2 then null when device_attempt.failures + 1 >= 5 then coalesce(device_attempt.locked_until, $2 + interval '15 minutes') else device_attempt.locked_until end
        returning failures <= 5 and (locked_until is null or failures = 5)
        """;

    /// <summary>Counts an attempt before it is made; false when the device is locked.</summary>
    public async Task<bool> Begin(Guid device, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = device });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The attempt was right: the count begins anew.</summary>
    public async Task Succeeded(Guid device, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand("delete from device_attempt where device = $1");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = device });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
