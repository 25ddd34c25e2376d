using System.Globalization;
using System.Text.Json;

namespace HealthAssess.Protocols;

/// <summary>Values of parameters as people and systems write them.</summary>
public static class ParameterValue
{
    /// <summary>A JSON value as expressions know it.</summary>
    public static object? Of(JsonElement value) => PackReader.Literal(value);

    /// <summary>A text as somebody typed it, by the kind of the parameter; the text itself where it has none: the objection follows.</summary>
    public static object? Of(Protocol protocol, string name, string text)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(text);
        return protocol.Parameters.TryGetValue(name, out var parameter) ? Of(parameter, text) : text;
    }

    /// <summary>A text as somebody typed it, by the kind of the parameter.</summary>
    public static object? Of(Parameter parameter, string text)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        ArgumentNullException.ThrowIfNull(text);
        return parameter.Kind switch
        {
            Expressions.Kind.Number when decimal.TryParse(text.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) => number,
            Expressions.Kind.List => text.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList(),
            _ => text,
        };
    }
}
