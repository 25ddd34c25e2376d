namespace HealthAssess.Web.Parts;

/// <summary>One step of the traveller's way through the Point of Entry.</summary>
/// <param name="Icon">Its icon.</param>
/// <param name="Title">Its name.</param>
/// <param name="State">"done", "now", "warn", "bad", or empty for later.</param>
/// <param name="Detail">What came of it, or what is next, in a few words.</param>
public sealed record Step(string Icon, string Title, string State, string? Detail = null);
