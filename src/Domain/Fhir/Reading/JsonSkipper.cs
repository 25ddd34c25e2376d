using System.Text;

namespace HealthAssess.Fhir;

/// <summary>Passes over values that the reader does not keep, still holding them to the grammar.</summary>
internal static class JsonSkipper
{
    public static void Skip(ref JsonScanner scanner, int depth)
    {
        if (depth < 0)
        {
            scanner.Fail("The nesting is too deep.");
            return;
        }

        switch (scanner.Peek())
        {
            case (byte)'{':
                SkipAll(ref scanner, (byte)'}', named: true, depth);
                break;
            case (byte)'[':
                SkipAll(ref scanner, (byte)']', named: false, depth);
                break;
            case (byte)'"':
                scanner.ReadString(out _);
                break;
            case 0:
                scanner.Fail("The text ends in the middle.");
                break;
            default:
                if (JsonWords.Kind(scanner.ReadWord()) is null)
                {
                    scanner.Fail("This is no JSON value.");
                }

                break;
        }
    }

    /// <summary>From just after an opening brace: the string value of that property of the same object, or null.</summary>
    public static string? FindString(ref JsonScanner scanner, ReadOnlySpan<byte> property, int depth)
    {
        while (scanner.Peek() == '"')
        {
            var name = scanner.ReadString(out _);
            if (scanner.Failure is not null || !scanner.Take((byte)':'))
            {
                return null;
            }

            if (name.SequenceEqual(property) && scanner.Peek() == '"')
            {
                return Encoding.UTF8.GetString(scanner.ReadString(out _));
            }

            Skip(ref scanner, depth - 1);
            if (scanner.Failure is not null || !scanner.Take((byte)','))
            {
                return null;
            }
        }

        return null;
    }

    private static void SkipAll(ref JsonScanner scanner, byte close, bool named, int depth)
    {
        scanner.Position++;
        while (scanner.Failure is null && !scanner.Take(close))
        {
            if (named && !SkipName(ref scanner))
            {
                return;
            }

            Skip(ref scanner, depth - 1);
            if (!scanner.Take((byte)',') && scanner.Peek() != close)
            {
                scanner.Fail($"A comma or '{(char)close}' is expected here.");
            }
        }
    }

    private static bool SkipName(ref JsonScanner scanner)
    {
        if (scanner.Peek() != '"')
        {
            return scanner.Fail("A property name in double quotes is expected here.");
        }

        scanner.ReadString(out _);
        return scanner.Take((byte)':') || scanner.Fail("A colon is missing after a property name.");
    }
}
