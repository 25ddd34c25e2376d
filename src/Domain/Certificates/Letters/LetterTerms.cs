namespace HealthAssess.Certificates.Letters;

/// <summary>What binds every letter, whoever writes it.</summary>
public static class LetterTerms
{
    /// <summary>The one category of grounds that the International Health Regulations know.</summary>
    /// <remarks>IHR (2005) Annex 6 (9): "contraindicated on medical grounds". Any other ground makes no letter.</remarks>
    public const string Medical = "medical";

    /// <summary>For how many calendar months a letter is good at most: a pregnancy ends and a treatment does, and what lasts is looked at again.</summary>
    public const int MostMonths = 12;

    /// <summary>The last day that a letter may name.</summary>
    public static DateOnly Latest(DateOnly from) => from.AddMonths(MostMonths);
}
