using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>No token for police, immigration or security, whatever was registered by mistake.</summary>
/// <remarks>PR-03.</remarks>
internal sealed class OrganisationIsOutsideTheWall(HealthDb database) : ITokenCheck
{
    public async ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation)
    {
        exchange.Organisation = await database.Organisations.Where(one => one.Id == exchange.Client.Organisation).Select(one => one.Kind).FirstAsync(cancellation);
        return Firewall.Blocks(exchange.Organisation) ? new TokenError("unauthorized_client", "This organisation gets no token.") : null;
    }
}
