using HealthAssess.Domain;

namespace HealthAssess.Api.Pipeline;

/// <summary>A command that says through what kind of door its writes come; others are live.</summary>
internal interface IHasOrigin
{
    WriteOrigin Origin { get; }
}
