namespace HealthAssess.Api.Administration.Demo;

/// <summary>An account of the demo, as it is printed once.</summary>
/// <param name="Name">The name to sign in with.</param>
/// <param name="Role">Its role.</param>
/// <param name="Password">A random password.</param>
public sealed record DemoAccount(string Name, string Role, string Password);
