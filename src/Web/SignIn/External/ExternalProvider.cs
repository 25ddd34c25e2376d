namespace HealthAssess.Web.SignIn.External;

/// <summary>An organisation's own sign-in (OpenID Connect) that this installation trusts to say who somebody is. Rights stay ours.</summary>
/// <param name="Authority">The issuer's address; discovery is read below it.</param>
/// <param name="ClientId">Our name there.</param>
/// <param name="ClientSecret">Our secret there, or null for a public client: PKCE holds either way.</param>
/// <param name="Name">What staff call it.</param>
internal sealed record ExternalProvider(Uri Authority, string ClientId, string? ClientSecret, string Name)
{
    /// <summary>From <c>SignIn:Authority</c>, <c>SignIn:ClientId</c>, <c>SignIn:ClientSecretFile</c>, <c>SignIn:Name</c>; null where none is set.</summary>
    public static ExternalProvider? From(IConfiguration configuration)
    {
        if (configuration["SignIn:Authority"] is not { Length: > 0 } authority)
        {
            return null;
        }

        var address = new Uri(authority.TrimEnd('/') + "/");
        return address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback
            ? throw new ArgumentException("SignIn:Authority must be an https address: whoever can change what it says can sign in as anybody.")
            : new ExternalProvider(
                address,
                configuration["SignIn:ClientId"] ?? throw new ArgumentException("SignIn:ClientId is missing beside SignIn:Authority."),
                configuration["SignIn:ClientSecretFile"] is { Length: > 0 } file ? File.ReadAllText(file).Trim() : null,
                configuration["SignIn:Name"] ?? address.Host);
    }
}
