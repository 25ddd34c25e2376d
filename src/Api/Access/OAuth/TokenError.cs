namespace HealthAssess.Api.Access.OAuth;

/// <summary>Why no token is given.</summary>
/// <remarks>RFC 6749, section 5.2.</remarks>
/// <param name="Code">invalid_request, invalid_client, invalid_scope, unsupported_grant_type.</param>
/// <param name="Text">For the person who builds the client; tells nothing of what is here.</param>
internal sealed record TokenError(string Code, string Text)
{
    public static TokenError Client(string text) => new("invalid_client", text);

    public int Status => Code == "invalid_client" ? 401 : 400;
}
