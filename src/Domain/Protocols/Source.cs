namespace HealthAssess.Protocols;

/// <summary>Where a rule or a number comes from.</summary>
/// <param name="Id">Short name that parameters and rules refer to.</param>
/// <param name="Title">What it is.</param>
/// <param name="Evidence"><c>read</c> in a published source, <c>knowledge</c> of the field to be confirmed, or a <c>design</c> decision of this project.</param>
/// <param name="Url">Where it can be read, if anywhere.</param>
public sealed record Source(string Id, string Title, string Evidence, string? Url = null);
