namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>How well two names agree.</summary>
public enum NameAgreement
{
    /// <summary>One of them is empty or has no letters that can be compared.</summary>
    CannotTell,

    /// <summary>No word in common, or contradictory ones.</summary>
    Different,

    /// <summary>All words of the shorter one are in the longer one, perhaps cut short: a person looks.</summary>
    Partial,

    /// <summary>The same words, in any order and after transliteration.</summary>
    Same,
}
