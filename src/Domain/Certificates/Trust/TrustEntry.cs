using System.Security.Cryptography.X509Certificates;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>One listed key.</summary>
public sealed record TrustEntry
{
    /// <summary>The id credentials name it by; empty for a bare key, which is tried for every credential.</summary>
    public required ReadOnlyMemory<byte> KeyId { get; init; }

    /// <summary>The key; null when its curve is unknown here, so that it is listed by name but verifies nothing.</summary>
    public required VerificationKey? Key { get; init; }

    /// <summary>Its certificate, where the list holds one.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>What it is for.</summary>
    public KeyUse Use { get; init; } = KeyUse.DocumentSigner;

    /// <summary>Code of the participant as the list writes it: <c>UGA</c>, <c>IOM</c>, <c>XXA</c>.</summary>
    public string? Participant { get; init; }

    /// <summary>Domain as the list writes it: <c>DCC</c>, <c>ICVP</c>.</summary>
    public string? Domain { get; init; }

    /// <summary>Name of the entry in its list, for messages.</summary>
    public string? Name { get; init; }

    /// <summary>Issuer URL a SMART Health Card must name for this key, else null.</summary>
    public string? Url { get; init; }

    /// <summary>Whether its issuer publishes revocations; null when nobody has said.</summary>
    public bool? PublishesRevocations { get; init; }

    /// <summary>True when its revocations stand in the one list of its publisher, not beside the key.</summary>
    public bool InFilter { get; init; }

    /// <summary>True when its authority's certificate is listed and signed it, false when listed and did not, null when none is listed.</summary>
    public bool? SignedByListedAuthority { get; init; }

    /// <summary>True for a demonstration authority, which no state recognises.</summary>
    public bool Demo { get; init; }

    /// <summary>True for a key handed over together with the credential, not taken from a list.</summary>
    public bool HandedOver { get; init; }

    /// <summary>When the list that holds it was true; null for a list whose age is not told key by key.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Stable names of what is out of order with it, and does not keep it from being used: <c>key-from-certificate</c>.</summary>
    public IReadOnlyList<string> Quirks { get; init; } = [];
}
