using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>The issuer is a client on record that was not closed.</summary>
internal sealed class ClientIsKnown(HealthDb database) : ITokenCheck
{
    public async ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation)
    {
        var client = Guid.TryParse(exchange.Assertion.Issuer, out var id)
            ? await database.SystemClients.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.Active, cancellation)
            : null;
        if (client is null)
        {
            return TokenError.Client("The assertion does not prove a client that is registered here.");
        }

        exchange.Client = client;
        return null;
    }
}
