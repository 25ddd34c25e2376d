namespace HealthAssess.Tests.Integration.Attack;

/// <summary>The doors that send no request, each with its reason. Anything else without a policy fails the build.</summary>
internal static class OpenDoors
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        ["/health/live"] = "says that the process answers",
        ["/health/ready"] = "says that the database answers",
        ["/language"] = "keeps the language in a cookie",
        ["/sign-in"] = "the door itself: asks for name and password",
        ["/session"] = "says whether the caller's own session is open, and where one signs in",
        ["/sign-out"] = "ends the caller's own session",
        ["/not-allowed"] = "words",
        ["/not-found"] = "words",
        ["/failed"] = "words",
        ["/verify"] = "the verifier runs in the browser and asks the server nothing of a person (PR-06, PR-25)",
        ["/.well-known/jwks.json"] = "public keys of certificates",
        ["/.well-known/jwks.jws"] = "the same, signed",
        ["/_framework/opaque-redirect"] = "the framework's own: follows a sealed address",
        ["{**path:file}"] = "files of the site while it is developed",
        ["/sign-in/code"] = "the second step of the door: asks for a number",
        ["/sign-in/passkey"] = "a fresh number for a passkey to sign; names nobody",
        ["/sign-in/passkey/new"] = "what a new passkey is made for: one's own account; signed in",
        ["/sign-in/external"] = "the way to the configured sign-in provider",
        ["/sign-in/external/back"] = "the way back from it: state, nonce and PKCE are checked",
        ["/pair"] = "how a device of the network learns to trust this site: an address and a public certificate",
        ["/pair/authority.crt"] = "the public certificate of the local authority",
        ["/switch"] = "the door of a paired tablet: asks for a PIN",
        ["/account"] = "one's own password, second step, PIN and sessions; signed in",
        ["/.well-known/smart-configuration"] = "says where tokens are asked for",
        ["/fhir/R4/.well-known/smart-configuration"] = "says where tokens are asked for",
        ["/fhir/{**rest}"] = "says that nothing answers here",
    };

    /// <summary>Why the door is open, or null. What is published for verifiers is open as a whole: keys and revocations, never a person.</summary>
    public static string? ReasonOf(string pattern) =>
        Reasons.GetValueOrDefault(pattern) ?? (pattern.StartsWith("/trust/", StringComparison.Ordinal) ? "published for everybody who verifies" : null);
}
