namespace HealthAssess.Fhir;

/// <summary>Whether a value equals a fixed one, or contains a pattern.</summary>
/// <remarks>FHIR R4, elementdefinition.html: fixed[x] is exact; pattern[x] asks for at least what it holds.</remarks>
internal static class ValueMatch
{
    private const int Shown = 120;

    public static bool Equals(Element expected, Element actual) => Contains(expected, actual) && Contains(actual, expected);

    /// <summary>Whether everything the pattern holds is in the value; items of a list may stand anywhere in it.</summary>
    public static bool Contains(Element pattern, Element actual)
    {
        if (pattern.Text != actual.Text)
        {
            return false;
        }

        foreach (var wanted in pattern.Children)
        {
            if (!actual.All(wanted.Name).Any(item => Contains(wanted, item)))
            {
                return false;
            }
        }

        return true;
    }

    public static string Show(Element value)
    {
        var text = value.ToString();
        return text.Length <= Shown ? text : text[..Shown] + "…";
    }
}
