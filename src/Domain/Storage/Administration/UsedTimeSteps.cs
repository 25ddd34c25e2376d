using Npgsql;

namespace HealthAssess.Storage.Administration;

/// <summary>Remembers of each account the last time step whose number was taken, so that a number seen over a shoulder is worth nothing.</summary>
/// <remarks>RFC 6238, 5.2. Asked and written in one statement: of two sign-ins at once with the same number one wins.</remarks>
public sealed class UsedTimeSteps(Database database)
{
    private const string Sql = "update account set last_time_step = $2 where id = $1 and (last_time_step is null or last_time_step < $2)";

    /// <summary>True for the first to come with a number of this step; false for a step that was used or has been passed.</summary>
    public async Task<bool> Use(Guid account, long step, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = account });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = step });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
