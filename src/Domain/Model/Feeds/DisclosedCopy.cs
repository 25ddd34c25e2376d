using System.Text.Json;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Feeds;

/// <summary>Writes a resource with its disclosed elements only, under its pseudonym.</summary>
internal static class DisclosedCopy
{
    private static readonly string[] Links = ["patient", "subject", "location"];

    public static void Write(
        Utf8JsonWriter writer, Resource resource, DisclosedElements elements, string pseudonym, Dictionary<string, string> links)
    {
        using var document = JsonDocument.Parse(resource.Json);
        writer.WriteStartObject();
        writer.WriteString("resourceType", resource.TypeName);
        WriteIdentifier(writer, pseudonym);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (elements.Below(ElementName(property.Name)) is { } below && Discloses(property.Value, below))
            {
                writer.WritePropertyName(property.Name);
                Copy(writer, property.Value, below);
            }
            else if (Links.Contains(property.Name) && Target(property.Value, links) is { } urn)
            {
                writer.WriteStartObject(property.Name);
                writer.WriteString("reference", urn);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteIdentifier(Utf8JsonWriter writer, string pseudonym)
    {
        writer.WriteStartArray("identifier");
        writer.WriteStartObject();
        writer.WriteString("system", Pseudonym.System);
        writer.WriteString("value", pseudonym);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    // The twin "_birthDate" of a primitive goes with it (FHIR R4 JSON §2.6.2.2).
    private static string ElementName(string property) => property[0] == '_' ? property[1..] : property;

    private static string? Target(JsonElement reference, Dictionary<string, string> links) =>
        reference.ValueKind == JsonValueKind.Object
        && reference.TryGetProperty("reference", out var text)
        && links.TryGetValue(text.GetString() ?? "", out var urn) ? urn : null;

    private static void Copy(Utf8JsonWriter writer, JsonElement value, DisclosedElements elements)
    {
        if (elements.Everything || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            value.WriteTo(writer);
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in value.EnumerateArray().Where(item => Discloses(item, elements)))
            {
                Copy(writer, item, elements);
            }

            writer.WriteEndArray();
            return;
        }

        writer.WriteStartObject();
        foreach (var property in value.EnumerateObject())
        {
            if (elements.Below(ElementName(property.Name)) is { } below && Discloses(property.Value, below))
            {
                writer.WritePropertyName(property.Name);
                Copy(writer, property.Value, below);
            }
        }

        writer.WriteEndObject();
    }

    // An object of which nothing may be seen is left out whole: FHIR knows no empty objects or arrays.
    private static bool Discloses(JsonElement value, DisclosedElements elements) => value.ValueKind switch
    {
        JsonValueKind.Object when !elements.Everything => value.EnumerateObject().Any(property =>
            elements.Below(ElementName(property.Name)) is { } below && Discloses(property.Value, below)),
        JsonValueKind.Array when !elements.Everything => value.EnumerateArray().Any(item => Discloses(item, elements)),
        _ => true,
    };
}
