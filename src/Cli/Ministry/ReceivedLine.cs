using System.Text.Json;
using System.Text.Json.Serialization;

namespace HealthAssess.Cli.Ministry;

/// <summary>One delivery in the receiver's file.</summary>
internal sealed partial record ReceivedLine(string Key, string Receipt, DateTimeOffset At, IReadOnlyList<ReceivedUpdate> Updates)
{
    [JsonSerializable(typeof(ReceivedLine))]
    internal sealed partial class Json : JsonSerializerContext;
}

/// <summary>One conditional update of a delivery.</summary>
internal sealed record ReceivedUpdate(string Condition, JsonElement Resource);
