using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using Microsoft.IdentityModel.JsonWebTokens;

namespace HealthAssess.Api.Access.OAuth;

/// <summary>A request for a token on its way through the checks; each adds what it has found out.</summary>
internal sealed class TokenExchange(IReadOnlyDictionary<string, string> form, string address)
{
    /// <summary>The address of the token endpoint as the client knows it.</summary>
    public string Address => address;

    public JsonWebToken Assertion { get; set; } = null!;

    public SystemClient Client { get; set; } = null!;

    public OrganisationKind Organisation { get; set; }

    public Purpose Purpose { get; set; }

    public IReadOnlyList<string> Scopes { get; set; } = [];

    public string? this[string name] => form.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
