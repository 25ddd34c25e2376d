using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthAssess.Domain.Registration;

/// <summary>A traveller's id in JSON: a string.</summary>
internal sealed class TravellerIdJson : JsonConverter<TravellerId>
{
    public override TravellerId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? TravellerId.Of(reader.GetString()) : throw new JsonException("An id is a string.");

    public override void Write(Utf8JsonWriter writer, TravellerId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
