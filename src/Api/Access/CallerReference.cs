using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Access;

/// <summary>The caller as a record names who did something: a Practitioner where the account has one, else the account.</summary>
internal sealed class CallerReference(Caller caller, HealthDb administration)
{
    public async Task<ReferenceBuilder> Get(CancellationToken cancellation)
    {
        var account = caller.Account is { } id ? await administration.Users.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellation) : null;
        return new ReferenceBuilder
        {
            Literal = account?.Practitioner is { } practitioner ? $"Practitioner/{practitioner}" : null,
            Type = "Practitioner",
            Identifier = new IdentifierBuilder { System = "https://healthassess.org/fhir/sid/account", Value = (caller.Account ?? Guid.Empty).ToString() },
            Display = account?.DisplayName,
        };
    }
}
