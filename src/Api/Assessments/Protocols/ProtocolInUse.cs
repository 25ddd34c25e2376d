using HealthAssess.Domain.Assessments;
using HealthAssess.Protocols;

namespace HealthAssess.Api.Assessments;

/// <summary>A protocol as it holds at one Point of Entry.</summary>
/// <param name="Protocol">The version.</param>
/// <param name="Parameters">The values of the Point of Entry.</param>
/// <param name="Turn">How it came to hold; null where nobody has switched it, so that it is shown as a draft.</param>
internal sealed record ProtocolInUse(Protocol Protocol, IReadOnlyDictionary<string, object?> Parameters, ProtocolTurn? Turn)
{
    public bool Draft => Turn is null && Protocol.Status == ProtocolStatus.Draft;
}
