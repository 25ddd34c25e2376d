using System.Text.Json;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>A key of the authority, without its private half.</summary>
/// <param name="KeyId">Its key id.</param>
/// <param name="Use">SCA, DSC or VDS.</param>
/// <param name="State">created, next, active, overlap, retired, expired or revoked.</param>
/// <param name="Store">Where its private half lies: file or pkcs11.</param>
/// <param name="Created">When it was made and published.</param>
/// <param name="Activates">When it begins to sign.</param>
/// <param name="NotAfter">Last instant of its certificate.</param>
/// <param name="Retired">When it was retired.</param>
/// <param name="Revoked">When it was revoked.</param>
/// <param name="Destroyed">When its private half was destroyed.</param>
/// <param name="NextStep">What is to be done next.</param>
/// <param name="NextStepFrom">From when on, where there is a day.</param>
/// <param name="Signed">How many certificates it signed.</param>
/// <param name="Waiting">How many of them wait to be issued anew because the key was revoked.</param>
public sealed record SigningKeyView(
    string KeyId,
    string Use,
    string State,
    string Store,
    DateTimeOffset Created,
    DateTimeOffset? Activates,
    DateTimeOffset NotAfter,
    DateTimeOffset? Retired,
    DateTimeOffset? Revoked,
    DateTimeOffset? Destroyed,
    string NextStep,
    DateTimeOffset? NextStepFrom,
    long Signed,
    long Waiting)
{
    internal const string Reissue = "reissue";

    internal static string Name(string word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word);
}
