using HealthAssess.Domain;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage.Reading;

/// <summary>Runs a read; a lost connection is tried once more, any other failure of the database becomes a refusal.</summary>
internal static class Guarded
{
    public static async Task<Outcome<T>> Read<T>(NpgsqlDataSource source, Func<Task<Outcome<T>>> read)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read();
            }
            catch (NpgsqlException failure) when (attempt == 1 && DatabaseRefusals.IsLostConnection(failure))
            {
                source.Clear();
            }
            catch (NpgsqlException failure) when (DatabaseRefusals.Of(failure) is not null)
            {
                return DatabaseRefusals.Of(failure)!;
            }
        }
    }
}
