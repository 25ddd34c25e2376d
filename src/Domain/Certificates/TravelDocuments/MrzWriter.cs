using System.Globalization;

namespace HealthAssess.Certificates.TravelDocuments;

/// <summary>Writes machine-readable zones, for specimens and demonstration travellers.</summary>
public static class MrzWriter
{
    /// <summary>The lines of a document.</summary>
    /// <remarks>ICAO Doc 9303 parts 4 to 7, section 4.2.</remarks>
    public static IReadOnlyList<string> Write(MrzDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var layout = MrzLayout.Of(document.Format);
        var lines = Enumerable.Range(0, layout.Lines).Select(_ => Filled(layout.Width)).ToArray();
        Put(lines, new MrzSpan(0, 0, 2), document.DocumentCode);
        Put(lines, new MrzSpan(0, 2, 3), document.IssuingState);
        Put(lines, layout.Name, MrzNameField.Write(document.Surname, document.GivenNames, layout.Name.Length, document.IssuingState));
        Put(lines, layout.Nationality, document.Nationality);
        Put(lines, layout.Sex, document.Sex is "M" or "F" ? document.Sex : "<");
        PutChecked(lines, layout.BirthDate, Date(document.BirthDate));
        PutChecked(lines, layout.Expiry, Date(document.Expiry));
        PutNumberAndOptional(lines, layout, document);
        if (layout.HasComposite)
        {
            Put(lines, layout.CompositeDigit, CheckDigit.Of(string.Concat(layout.Composite.Select(span => span.In([.. lines.Select(line => new string(line))])))).ToString());
        }

        return [.. lines.Select(line => new string(line))];
    }

    private static void PutNumberAndOptional(char[][] lines, MrzLayout layout, MrzDocument document)
    {
        var number = document.Number.ToUpperInvariant();
        if (number.Length > layout.Number.Length && MrzNumber.MayRunOn(layout.Format))
        {
            Put(lines, layout.Number, number[..9]);
            Put(lines, layout.Optional, number[9..] + CheckDigit.Of(number) + "<" + document.Optional);
            return;
        }

        PutChecked(lines, layout.Number, number);
        if (layout.OptionalHasCheckDigit)
        {
            PutChecked(lines, layout.Optional, document.Optional);
        }
        else
        {
            Put(lines, layout.Optional, document.Optional);
        }
    }

    private static void PutChecked(char[][] lines, MrzSpan span, string text)
    {
        Put(lines, span, text);
        Put(lines, span.CheckDigit, CheckDigit.Of(lines[span.Line].AsSpan(span.Start, span.Length)).ToString());
    }

    private static void Put(char[][] lines, MrzSpan span, string text) =>
        text.AsSpan(0, Math.Min(text.Length, span.Length)).CopyTo(lines[span.Line].AsSpan(span.Start));

    private static string Date(DateOnly date) => date.ToString("yyMMdd", CultureInfo.InvariantCulture);

    private static char[] Filled(int width)
    {
        var line = new char[width];
        Array.Fill(line, '<');
        return line;
    }
}
