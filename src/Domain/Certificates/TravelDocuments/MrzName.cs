namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>The name of a machine-readable zone.</summary>
/// <param name="Primary">Surname, as a rule.</param>
/// <param name="Secondary">Given names; empty for a person with one name.</param>
/// <param name="Truncated">True when the field is full to its end, so that letters or whole names may be missing.</param>
public sealed record MrzName(string Primary, string Secondary, bool Truncated)
{
    internal static MrzName Read(string field)
    {
        var text = field.TrimEnd('<');
        var (primary, secondary) = text.IndexOf("<<", StringComparison.Ordinal) is var at and >= 0 ? (text[..at], text[(at + 2)..]) : (text, "");
        return new MrzName(Words(primary), Words(secondary), text.Length == field.Length);
    }

    private static string Words(string part) => string.Join(' ', part.Split('<', StringSplitOptions.RemoveEmptyEntries));
}
