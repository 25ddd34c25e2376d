using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Access.OAuth.Checks;

/// <summary>An agreement by law is in force today; its purpose becomes the purpose of the token.</summary>
/// <remarks>PR-19. Where consent is the basis each traveller is asked, which only a delivery can check: such a recipient has a feed and no token.</remarks>
internal sealed class AgreementIsInForce(HealthDb database, TimeProvider time) : ITokenCheck
{
    public async ValueTask<TokenError?> Check(TokenExchange exchange, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var agreement = await database.Agreements.AsNoTracking().FirstOrDefaultAsync(one => one.Id == exchange.Client.Agreement, cancellation);
        if (agreement is not { LegalBasis: "law" } || today < agreement.FromDate || today > agreement.UntilDate
            || !Enum.TryParse<Purpose>(agreement.Purpose, out var purpose) || !Roles.System.Purposes.Contains(purpose))
        {
            return new TokenError("unauthorized_client", "No agreement is in force under which this client may read.");
        }

        exchange.Purpose = purpose;
        return null;
    }
}
