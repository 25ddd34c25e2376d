using System.Text.Json.Nodes;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Certificates.Claims;

/// <summary>A credential as read, whoever signed it: the steps that were taken, and what they led to.</summary>
public sealed record Credential
{
    /// <summary>Its encoding.</summary>
    public required CredentialFormat Format { get; init; }

    /// <summary>Each step of reading, in order, to the first that failed.</summary>
    public required IReadOnlyList<CheckResult> Steps { get; init; }

    /// <summary>What is signed; null when reading did not get so far, or the signature is of a kind not read here.</summary>
    public SignedContent? Signed { get; init; }

    /// <summary>Who says to have issued it.</summary>
    public string? Issuer { get; init; }

    /// <summary>When it says to have been issued.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When it ends technically; says nothing of the vaccine's protection.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>True where the format lets a credential be without an end.</summary>
    public bool MayLackExpiry { get; init; }

    /// <summary>The names under which its issuer may revoke it.</summary>
    public Lazy<IReadOnlyList<string>> RevocationIds { get; init; } = new(() => []);

    /// <summary>What it says; null when reading did not get so far.</summary>
    public CertificateClaims? Claims { get; init; }

    /// <summary>All claims as JSON, made when they are shown.</summary>
    public JsonNode? Json => JsonSource?.Invoke();

    internal Func<JsonNode?>? JsonSource { get; init; }

    /// <summary>True when every step succeeded.</summary>
    public bool Readable => Steps.All(step => step.Outcome == CheckOutcome.Pass);
}
