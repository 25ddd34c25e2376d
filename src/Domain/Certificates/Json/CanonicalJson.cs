using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HealthAssess.Certificates.Json;

/// <summary>The one canonical text of a JSON value, over which visible digital seals are signed.</summary>
/// <remarks>RFC 8785: keys in the order of their UTF-16 units, no blanks, numbers as ECMAScript writes them, only needed escapes.</remarks>
public static class CanonicalJson
{
    /// <summary>The canonical text in UTF-8.</summary>
    public static byte[] Write(JsonElement value)
    {
        var output = new StringBuilder();
        Write(value, output);
        return Encoding.UTF8.GetBytes(output.ToString());
    }

    private static void Write(JsonElement value, StringBuilder output)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Members(value, output);
                break;
            case JsonValueKind.Array:
                Items(value, output);
                break;
            case JsonValueKind.String:
                Text(value.GetString()!, output);
                break;
            case JsonValueKind.Number:
                output.Append(EcmaScriptNumber.Write(value.GetDouble()));
                break;
            default:
                output.Append(value.GetRawText());
                break;
        }
    }

    private static void Members(JsonElement value, StringBuilder output)
    {
        output.Append('{');
        var first = true;
        foreach (var member in value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            output.Append(first ? "" : ",");
            first = false;
            Text(member.Name, output);
            output.Append(':');
            Write(member.Value, output);
        }

        output.Append('}');
    }

    private static void Items(JsonElement value, StringBuilder output)
    {
        output.Append('[');
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            output.Append(first ? "" : ",");
            first = false;
            Write(item, output);
        }

        output.Append(']');
    }

    private static void Text(string text, StringBuilder output)
    {
        output.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => output.Append("\\\""),
                '\\' => output.Append("\\\\"),
                '\b' => output.Append("\\b"),
                '\f' => output.Append("\\f"),
                '\n' => output.Append("\\n"),
                '\r' => output.Append("\\r"),
                '\t' => output.Append("\\t"),
                < ' ' => output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => output.Append(c),
            };
        }

        output.Append('"');
    }
}
