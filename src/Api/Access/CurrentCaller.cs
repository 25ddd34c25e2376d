using HealthAssess.Domain;

namespace HealthAssess.Api.Access;

/// <summary>Who the current scope works for. Set once by whoever opens the scope: the HTTP pipeline, a command of the CLI, a first-start job.</summary>
public sealed class CurrentCaller
{
    public Caller Value { get; set; } = Caller.Anonymous;
}
