using System.Text.Json;

namespace HealthAssess.Cli.Ministry;

/// <summary>The current state of one resource at the receiver.</summary>
internal sealed record StoredEffect(int Version, JsonElement Resource);
