using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace HealthAssess.Fhir;

/// <summary>The forms of the primitive types, written out by hand because they are asked for at every value.</summary>
/// <remarks>FHIR R4, datatypes.html#primitive gives them as regular expressions.</remarks>
internal static class PrimitiveForms
{
    private const int LongestString = 1024 * 1024;
    private static readonly SearchValues<byte> IdLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-."u8);
    private static readonly SearchValues<byte> Spaces = SearchValues.Create(" \t\r\n\f\v"u8);
    private static readonly SearchValues<byte> Base64Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    /// <summary>What is wrong with a primitive's value, as a sentence; null where nothing is.</summary>
    public static string? Fault(Element element)
    {
        if (element.Kind == NodeKind.Number)
        {
            return Number(element.Shape!.Name, element);
        }

        var text = element.Utf8;
        return text.IsEmpty ? "A value must not be empty." : Text(element.Shape!.Name, text);
    }

    private static string? Text(string type, ReadOnlySpan<byte> text) => type switch
    {
        "string" or "markdown" or "xhtml" => text.Length > LongestString ? "A string must not be longer than 1 MB." : text.IndexOfAnyExcept(Spaces) < 0 ? "A string must not be blank." : null,
        "code" => IsCode(text) ? null : "A code has no spaces at its ends and only single ones between.",
        "id" => IsId(text) ? null : "An id has 1 to 64 letters, digits, '-' and '.'.",
        "uri" or "url" or "canonical" => Address(text),
        "oid" => IsOid(text) ? null : "An oid looks like urn:oid:1.2.3.",
        "uuid" => IsUuid(text, lowerCase: true) ? null : "A uuid looks like urn:uuid:c757873d-ec9a-4326-a141-556f43239520.",
        "date" => FhirDate.TryParse(Encoding.UTF8.GetString(text), out _) ? null : "A date looks like 2026, 2026-05 or 2026-05-31, and the day exists.",
        "dateTime" => FhirDateTime.TryParse(Encoding.UTF8.GetString(text), out _) ? null : "A dateTime is a date, or a date with hh:mm:ss and a zone.",
        "instant" => FhirDateTime.TryParse(Encoding.UTF8.GetString(text), out var instant) && instant.Instant is not null ? null : "An instant is a date with hh:mm:ss and a zone.",
        "time" => FhirTime.TryParse(Encoding.UTF8.GetString(text), out _) ? null : "A time looks like 23:59:00.",
        "base64Binary" => IsBase64(text) ? null : "This is not base64.",
        _ => null,
    };

    /// <summary>Whether it may be the id of a resource or of a version.</summary>
    public static bool IsId(ReadOnlySpan<byte> text) => text.Length is > 0 and <= 64 && text.IndexOfAnyExcept(IdLetters) < 0;

    /// <summary>What is wrong with an address; null where nothing is.</summary>
    public static string? Address(ReadOnlySpan<byte> text) =>
        text.IndexOfAny(Spaces) >= 0 ? "An address must not contain spaces."
        : text.StartsWith("urn:uuid:"u8) && !IsUuid(text, lowerCase: false) ? "After urn:uuid: a UUID is expected."
        : text.StartsWith("urn:oid:"u8) && !IsOid(text) ? "After urn:oid: an OID is expected."
        : null;

    private static string? Number(string type, Element element) => type switch
    {
        "integer" => element.Integer is null ? "An integer lies between -2147483648 and 2147483647 and has no fraction." : null,
        "positiveInt" => element.Integer is > 0 ? null : "A positiveInt is a whole number from 1.",
        "unsignedInt" => element.Integer is >= 0 ? null : "An unsignedInt is a whole number from 0.",
        _ => null,
    };

    private static bool IsCode(ReadOnlySpan<byte> text)
    {
        var afterSpace = true;
        foreach (var letter in text)
        {
            var space = Spaces.Contains(letter);
            if (space && afterSpace)
            {
                return false;
            }

            afterSpace = space;
        }

        return !afterSpace;
    }

    private static bool IsOid(ReadOnlySpan<byte> text)
    {
        if (!text.StartsWith("urn:oid:"u8) || text.Length < 11 || text[8] is < (byte)'0' or > (byte)'2' || text[9] != '.')
        {
            return false;
        }

        var rest = text[10..];
        foreach (var range in rest.Split((byte)'.'))
        {
            var part = rest[range];
            if (part.IsEmpty || part.ContainsAnyExceptInRange((byte)'0', (byte)'9') || (part.Length > 1 && part[0] == '0'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsUuid(ReadOnlySpan<byte> text, bool lowerCase) =>
        text.Length == 45 && text.StartsWith("urn:uuid:"u8) && Utf8Parser.TryParse(text[9..], out Guid _, out var used, 'D') && used == 36
        && !(lowerCase && text[9..].ContainsAnyInRange((byte)'A', (byte)'Z'));

    private static bool IsBase64(ReadOnlySpan<byte> text)
    {
        var letters = 0;
        while (!text.IsEmpty)
        {
            var space = text.IndexOfAny(Spaces);
            var part = space < 0 ? text : text[..space];
            if (part.IndexOfAnyExcept(Base64Letters) >= 0)
            {
                return false;
            }

            letters += part.Length;
            text = space < 0 ? default : text[(space + 1)..];
        }

        return letters % 4 == 0;
    }
}
