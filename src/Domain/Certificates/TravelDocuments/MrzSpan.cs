namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>A stretch of one line; the check digit of a field, where it has one, stands right after it.</summary>
internal readonly record struct MrzSpan(int Line, int Start, int Length)
{
    public MrzSpan CheckDigit => new(Line, Start + Length, 1);

    public string In(IReadOnlyList<string> lines) => lines[Line].Substring(Start, Length);

    public char DigitIn(IReadOnlyList<string> lines) => lines[Line][Start + Length];
}
