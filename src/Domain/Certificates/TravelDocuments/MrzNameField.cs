namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>Fits a name into its field.</summary>
/// <remarks>ICAO Doc 9303-4, 4.2.3: a name that is too long is cut, but at least one letter of each part stays.</remarks>
internal static class MrzNameField
{
    public static string Write(string surname, string givenNames, int width, string state)
    {
        var (primary, secondary) = (Transliteration.ToMrz(surname, state), Transliteration.ToMrz(givenNames, state));
        if (secondary.Length == 0)
        {
            return Cut(primary, width);
        }

        primary = Cut(primary, width - 3);
        return Cut(primary + "<<" + secondary, width);
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width].TrimEnd('<');
}
