using HealthAssess.Certificates.Icvp;

namespace HealthAssess.Certificates.Letters;

/// <summary>What a clinician states in one contraindication letter: one person, one disease, medical grounds, a bounded time.</summary>
/// <remarks>
/// IHR (2005) Annex 6 (9). The person is written as in the ICVP. Which grounds they are is not stated: whoever checks at a border may learn that
/// a dose is not advised, never a diagnosis; the reasons in writing go to the traveller, who shows them or does not.
/// </remarks>
public sealed record LetterStatement
{
    /// <summary>Whose it is.</summary>
    public required IcvpPerson Person { get; init; }

    /// <summary>Version of the letter's template.</summary>
    public string Version { get; init; } = "CL-1.0";

    /// <summary>The letter's own id: 128 random bits.</summary>
    public required string Id { get; init; }

    /// <summary>Day of issue.</summary>
    public required DateOnly Issued { get; init; }

    /// <summary>The disease whose vaccination or prophylaxis is contraindicated (ICD-11).</summary>
    public required string Disease { get; init; }

    /// <summary>First day on which it is good.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last such day.</summary>
    public required DateOnly Until { get; init; }

    /// <summary>Supervising clinician.</summary>
    public required string Clinician { get; init; }

    /// <summary>Centre.</summary>
    public required string Centre { get; init; }

    /// <summary>Country of the centre, ISO 3166-1 alpha-3.</summary>
    public required string Country { get; init; }
}
