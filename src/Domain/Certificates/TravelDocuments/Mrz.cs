namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>Reads machine-readable zones: typed, pasted, or struck by a keyboard-wedge reader.</summary>
/// <remarks>ICAO Doc 9303 parts 3 to 7. Nothing is guessed: a letter read for a digit stays as it is and fails its check.</remarks>
public static class Mrz
{
    /// <summary>Reads the lines, or gives null when their number and width are none of the five formats.</summary>
    /// <param name="lines">The lines; case and blanks within do not matter.</param>
    public static MrzReading? Read(IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var clean = lines.Select(Clean).Where(line => line.Length > 0).ToArray();
        return MrzLayout.Of(clean) is { } layout && clean.All(line => line.Length == layout.Width) ? Read(clean, layout) : null;
    }

    /// <summary>Reads one text, with line breaks or without (72, 88 or 90 characters in one run).</summary>
    /// <param name="text">What was pasted or came over the wedge.</param>
    public static MrzReading? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = [.. text.Split(['\r', '\n']).Select(Clean).Where(line => line.Length > 0)];
        return Read(lines is [{ Length: 72 or 88 or 90 } run] ? InLines(run) : lines);
    }

    private static string[] InLines(string run) =>
        [.. run.Chunk(run.Length switch { 90 => 30, 88 => 44, _ => 36 }).Select(line => new string(line))];

    private static string Clean(string line) =>
        string.Concat(line.Where(c => !char.IsWhiteSpace(c)).Select(char.ToUpperInvariant)).Replace("«", "<<", StringComparison.Ordinal);

    private static MrzReading Read(string[] lines, MrzLayout layout)
    {
        var number = MrzNumber.Read(lines, layout);
        var birth = new MrzDate(layout.BirthDate.In(lines));
        var expiry = new MrzDate(layout.Expiry.In(lines));
        var sex = layout.Sex.In(lines);
        return new MrzReading
        {
            Format = layout.Format,
            Lines = lines,
            DocumentCode = lines[0][..2].TrimEnd('<'),
            IssuingState = lines[0][2..5].TrimEnd('<'),
            DocumentNumber = number.Text,
            Nationality = layout.Nationality.In(lines).TrimEnd('<'),
            BirthDate = birth,
            Sex = sex is "M" or "F" ? sex : null,
            Expiry = expiry,
            Optional = number.RestOfOptional.Trim('<'),
            SecondOptional = layout.SecondOptional?.In(lines).Trim('<') ?? "",
            Name = MrzName.Read(layout.Name.In(lines)),
            Checks = Check(lines, layout, number),
            Findings = [.. Findings(lines, birth, expiry, sex)],
        };
    }

    private static MrzChecks Check(string[] lines, MrzLayout layout, MrzNumber number) => new(
        number.Checks,
        CheckDigit.Matches(layout.BirthDate.In(lines), layout.BirthDate.DigitIn(lines)),
        CheckDigit.Matches(layout.Expiry.In(lines), layout.Expiry.DigitIn(lines)),
        layout.OptionalHasCheckDigit ? OptionalChecks(layout.Optional.In(lines), layout.Optional.DigitIn(lines)) : null,
        layout.HasComposite ? CheckDigit.Matches(string.Concat(layout.Composite.Select(span => span.In(lines))), layout.CompositeDigit.In(lines)[0]) : null);

    // 9303-4, 4.2.2: an empty personal number may have the filler for its digit.
    private static bool OptionalChecks(string optional, char digit) =>
        CheckDigit.Matches(optional, digit) || (digit == '<' && optional.All(c => c == '<'));

    private static IEnumerable<MrzFinding> Findings(string[] lines, MrzDate birth, MrzDate expiry, string sex)
    {
        if (lines.Any(line => line.Any(c => !char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c) && c != '<')))
        {
            yield return MrzFinding.ForeignCharacter;
        }

        if (!birth.IsWellFormed)
        {
            yield return MrzFinding.BirthDateIsNoDate;
        }

        if (!expiry.IsWellFormed)
        {
            yield return MrzFinding.ExpiryIsNoDate;
        }

        if (sex is not ("M" or "F" or "X" or "<"))
        {
            yield return MrzFinding.UnknownSex;
        }
    }
}
