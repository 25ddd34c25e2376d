namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>The document number, which on cards may be longer than its field.</summary>
/// <remarks>
/// ICAO Doc 9303-5 and 9303-6, note j: a filler in place of the check digit says that the rest of the number and then its
/// digit stand at the start of the optional field, ended by a filler. The digit is over the whole number.
/// </remarks>
internal sealed record MrzNumber(string Text, bool Checks, string RestOfOptional)
{
    public static MrzNumber Read(IReadOnlyList<string> lines, MrzLayout layout)
    {
        var (field, digit, optional) = (layout.Number.In(lines), layout.Number.DigitIn(lines), layout.Optional.In(lines));
        return digit == '<' && MayRunOn(layout.Format) && optional[0] != '<'
            ? Long(field, optional)
            : new MrzNumber(field.Trim('<'), CheckDigit.Matches(field, digit), optional);
    }

    public static bool MayRunOn(MrzFormat format) => format is MrzFormat.Td1 or MrzFormat.Td2;

    private static MrzNumber Long(string field, string optional)
    {
        var end = optional.IndexOf('<', StringComparison.Ordinal) is var at and >= 0 ? at : optional.Length;
        var whole = field + optional[..(end - 1)];
        return new MrzNumber(whole.Trim('<'), CheckDigit.Matches(whole, optional[end - 1]), optional[end..]);
    }
}
