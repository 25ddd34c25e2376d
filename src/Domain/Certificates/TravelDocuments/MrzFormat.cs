namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>The five machine-readable zones of ICAO Doc 9303.</summary>
public enum MrzFormat
{
    /// <summary>Card, three lines of 30 (Part 5).</summary>
    Td1,

    /// <summary>Larger card, two lines of 36 (Part 6).</summary>
    Td2,

    /// <summary>Passport, two lines of 44 (Part 4).</summary>
    Td3,

    /// <summary>Visa of full size, two lines of 44 (Part 7).</summary>
    MrvA,

    /// <summary>Small visa, two lines of 36 (Part 7).</summary>
    MrvB,
}
