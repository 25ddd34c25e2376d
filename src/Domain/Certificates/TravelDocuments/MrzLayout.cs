namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>Where the fields of one format stand. Positions count from 0.</summary>
/// <remarks>ICAO Doc 9303 parts 4 to 7, section 4.2 (data structure of the MRZ) of each.</remarks>
internal sealed record MrzLayout(
    MrzFormat Format,
    int Lines,
    int Width,
    MrzSpan Name,
    MrzSpan Number,
    MrzSpan Nationality,
    MrzSpan BirthDate,
    MrzSpan Sex,
    MrzSpan Expiry,
    MrzSpan Optional,
    MrzSpan? SecondOptional,
    bool OptionalHasCheckDigit,
    MrzSpan[] Composite)
{
    private static readonly MrzLayout Td1 = new(
        MrzFormat.Td1, 3, 30, new(2, 0, 30), new(0, 5, 9), new(1, 15, 3), new(1, 0, 6), new(1, 7, 1), new(1, 8, 6), new(0, 15, 15), new(1, 18, 11),
        false, [new(0, 5, 25), new(1, 0, 7), new(1, 8, 7), new(1, 18, 11)]);

    private static readonly MrzLayout Td2 = TwoLines(MrzFormat.Td2, 36, 7, false, [new(1, 0, 10), new(1, 13, 7), new(1, 21, 14)]);

    private static readonly MrzLayout Td3 = TwoLines(MrzFormat.Td3, 44, 14, true, [new(1, 0, 10), new(1, 13, 7), new(1, 21, 22)]);

    private static readonly MrzLayout MrvA = TwoLines(MrzFormat.MrvA, 44, 16, false, []);

    private static readonly MrzLayout MrvB = TwoLines(MrzFormat.MrvB, 36, 8, false, []);

    /// <summary>True where the format ends in a digit over all the others.</summary>
    public bool HasComposite => Composite.Length > 0;

    /// <summary>The composite digit stands last on the second line.</summary>
    public MrzSpan CompositeDigit => new(1, Width - 1, 1);

    /// <summary>The layout of a format.</summary>
    public static MrzLayout Of(MrzFormat format) => format switch
    {
        MrzFormat.Td1 => Td1,
        MrzFormat.Td2 => Td2,
        MrzFormat.Td3 => Td3,
        MrzFormat.MrvA => MrvA,
        MrzFormat.MrvB => MrvB,
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>The layout these lines are written in, by their number, width and first letter; null when it is none of the five.</summary>
    public static MrzLayout? Of(IReadOnlyList<string> lines) => (lines.Count, lines.Count == 0 ? 0 : lines[0].Length) switch
    {
        (3, 30) => Td1,
        (2, 44) => lines[0][0] == 'V' ? MrvA : Td3,
        (2, 36) => lines[0][0] == 'V' ? MrvB : Td2,
        _ => null,
    };

    private static MrzLayout TwoLines(MrzFormat format, int width, int optional, bool optionalHasCheckDigit, MrzSpan[] composite) => new(
        format, 2, width, new(0, 5, width - 5), new(1, 0, 9), new(1, 10, 3), new(1, 13, 6), new(1, 20, 1), new(1, 21, 6), new(1, 28, optional), null,
        optionalHasCheckDigit, composite);
}
