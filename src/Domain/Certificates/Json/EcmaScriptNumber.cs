using System.Globalization;

namespace HealthAssess.Certificates.Json;

/// <summary>Numbers as ECMAScript writes them: the shortest digits that read back, plain from 1e-6 up to 1e21, otherwise with an exponent.</summary>
/// <remarks>RFC 8785, 3.2.2.3, and ECMA-262, Number::toString.</remarks>
internal static class EcmaScriptNumber
{
    public static string Write(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        // The runtime writes the shortest digits too, but turns to the exponent elsewhere: take its digits and place the point anew.
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        return (value < 0 ? "-" : "") + Place(Digits(shortest), Exponent(shortest));
    }

    private static string Place(string digits, int exponent) => exponent switch
    {
        >= 0 and < 21 when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
        >= 0 and < 21 => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
        < 0 and >= -6 => "0." + new string('0', -exponent - 1) + digits,
        _ => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "") + "e" + (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture),
    };

    private static string Digits(string shortest)
    {
        var mantissa = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        return mantissa.Length == 0 ? "0" : mantissa;
    }

    private static int Exponent(string shortest)
    {
        if (shortest.IndexOf('E', StringComparison.Ordinal) is var e and >= 0)
        {
            return int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        var point = shortest.IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? at : shortest.Length;
        return shortest[0] != '0' ? point - 1 : -(shortest.AsSpan(2).IndexOfAnyExcept('0') + 1);
    }
}
