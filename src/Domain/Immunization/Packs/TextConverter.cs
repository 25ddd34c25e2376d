using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthAssess.Immunization.Packs;

/// <summary>Writes a value of the pack as one short text.</summary>
internal abstract class TextConverter<T>(Func<T, string> write, Func<string, T> read) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}
