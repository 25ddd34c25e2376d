using HealthAssess.Domain.Access;

namespace HealthAssess.Api.Pipeline;

/// <summary>The right a request asks for. A request without it is refused, whoever sends it.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RequiresAttribute(Permission permission) : Attribute
{
    public Permission Permission { get; } = permission;

    /// <summary>True when the caller must have chosen a Point of Entry to work at.</summary>
    public bool OnShift { get; init; }
}
