using System.Security.Cryptography;
using HealthAssess.Storage;
using Microsoft.IdentityModel.Tokens;
using Npgsql;

namespace HealthAssess.Api.Access;

/// <summary>The key that signs bearer tokens: made once for the installation, the same for every process.</summary>
internal sealed class TokenKey(Database database)
{
    private SymmetricSecurityKey? key;

    /// <summary>Two callers that ask at once load it twice and get the same.</summary>
    public async ValueTask<SymmetricSecurityKey> Get(CancellationToken cancellation) =>
        key ??= new SymmetricSecurityKey(await Load(cancellation));

    /// <summary>Of two processes that start together, the first row stays.</summary>
    private async Task<byte[]> Load(CancellationToken cancellation)
    {
        await using var insert = database.Source.CreateCommand("insert into token_key (single, secret) values (true, $1) on conflict (single) do nothing");
        insert.Parameters.Add(new NpgsqlParameter { Value = RandomNumberGenerator.GetBytes(32) });
        await insert.ExecuteNonQueryAsync(cancellation);
        await using var read = database.Source.CreateCommand("select secret from token_key");
        return (byte[])(await read.ExecuteScalarAsync(cancellation))!;
    }
}
