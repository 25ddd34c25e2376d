using System.Collections;
using System.Text.Json;

namespace HealthAssess.Fhir;

/// <summary>Writes builders: properties in the order of the definition, empty things not at all.</summary>
internal static class BuilderWriter
{
    public static void Write(ElementBuilder builder, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        if (builder is ResourceBuilder)
        {
            writer.WriteString("resourceType"u8, builder.Shape.Name);
        }

        foreach (var property in builder.Shape.Properties)
        {
            WriteProperty(builder, property.JsonName, writer);
            if (property.Type.IsPrimitive)
            {
                WriteProperty(builder, "_" + property.JsonName, writer);
            }
        }

        writer.WriteEndObject();
    }

    public static bool HasContent(object value) => value switch
    {
        ElementBuilder builder => !builder.IsEmpty,
        RawTwins => true,
        "" => false,
        string => true,
        Array array => array.Length > 0,
        IList list => list.Cast<object?>().Any(item => item is not null and not "" && HasContent(item)),
        _ => true,
    };

    private static void WriteProperty(ElementBuilder builder, string name, Utf8JsonWriter writer)
    {
        if (!builder.Entries.TryGetValue(name, out var value) || !HasContent(value))
        {
            return;
        }

        writer.WritePropertyName(name);
        switch (value)
        {
            case RawTwins twins:
                WriteAll(twins.Items.Cast<object>(), writer);
                break;
            case Array array:
                WriteAll(array.Cast<object>(), writer);
                break;
            case IList list:
                WriteAll(list.Cast<object>().Where(HasContent), writer);
                break;
            default:
                WriteValue(value, writer);
                break;
        }
    }

    private static void WriteAll(IEnumerable<object> items, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(item, writer);
        }

        writer.WriteEndArray();
    }

    private static void WriteValue(object value, Utf8JsonWriter writer)
    {
        switch (value)
        {
            case ElementBuilder nested:
                Write(nested, writer);
                break;
            case Resource resource:
                writer.WriteRawValue(resource.Json.Span, skipInputValidation: true);
                break;
            case Element source:
                writer.WriteRawValue(source.Resource.Json.Span.Slice(source.Node.Start, source.Node.Length), skipInputValidation: true);
                break;
            case ReadOnlyMemory<byte> raw:
                writer.WriteRawValue(raw.Span, skipInputValidation: true);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(WithoutControls(value.ToString()!));
                break;
        }
    }

    private static string WithoutControls(string text) =>
        text.AsSpan().ContainsAnyInRange('\0', '\u001F')
            ? string.Concat(text.Where(letter => letter >= ' ' || letter is '\t' or '\n' or '\r'))
            : text;
}
