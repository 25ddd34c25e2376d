using System.Text.Json;
using HealthAssess.Domain.Assessments;
using HealthAssess.Protocols;
using HealthAssess.Storage.Administration;

namespace HealthAssess.Api.Assessments;

/// <summary>Turns of the switch as rows.</summary>
internal static class TurnRow
{
    public static ProtocolTurn Read(ProtocolActivationRow row) => new(
        row.Protocol, row.Version, row.FromDay, row.Made, row.RollsBack, Values(JsonDocument.Parse(row.Parameters).RootElement), row.Approver, row.Reason);

    /// <summary>Parameter values as JSON gives them.</summary>
    public static IReadOnlyDictionary<string, object?> Values(JsonElement? parameters) => parameters is not { ValueKind: JsonValueKind.Object } given
        ? new Dictionary<string, object?>()
        : given.EnumerateObject().ToDictionary(pair => pair.Name, pair => ParameterValue.Of(pair.Value));
}
