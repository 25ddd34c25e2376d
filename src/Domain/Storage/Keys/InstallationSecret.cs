using Npgsql;

namespace HealthAssess.Storage.Keys;

/// <summary>Keys of the installation itself, made once and sealed by the master key: the audit seal's signing key and the like.</summary>
public sealed class InstallationSecret(Database database, TimeProvider time)
{
    /// <summary>The secret of that name; where there is none yet, the one offered becomes it for every process.</summary>
    public async Task<byte[]> Get(string name, Func<byte[]> make, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(make);
        return await Find(name, cancellation) ?? await Make(name, make(), cancellation);
    }

    private async Task<byte[]> Make(string name, byte[] offered, CancellationToken cancellation)
    {
        await using var insert = database.Source.CreateCommand(
            "insert into installation_secret (name, sealed, created) values ($1, $2, $3) on conflict do nothing");
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = BodyCipher.Seal(Key(), offered, "secret/" + name) });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await insert.ExecuteNonQueryAsync(cancellation);
        return (await Find(name, cancellation))!;
    }

    private async Task<byte[]?> Find(string name, CancellationToken cancellation)
    {
        await using var select = database.Source.CreateCommand("select sealed from installation_secret where name = $1");
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        return await select.ExecuteScalarAsync(cancellation) is byte[] found ? BodyCipher.Open(Key(), found, "secret/" + name) : null;
    }

    private byte[] Key() => database.MasterKey.For("installation secrets");
}
