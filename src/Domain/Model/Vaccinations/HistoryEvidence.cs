namespace HealthAssess.Domain.Vaccinations;

/// <summary>What a history entry rests on, with the code FHIR has for where it comes from.</summary>
public static class HistoryEvidence
{
    /// <summary>A paper card somebody looked at.</summary>
    public const string Card = "card";

    /// <summary>The traveller's or guardian's memory.</summary>
    public const string Recall = "recall";

    /// <summary>A digital certificate that was verified.</summary>
    public const string VerifiedQr = "verified-qr";

    /// <summary>R4 immunization-origin by evidence.</summary>
    public static IReadOnlyDictionary<string, string> Origins { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Card] = "record",
        [Recall] = "recall",
        [VerifiedQr] = "provider",
    };
}
