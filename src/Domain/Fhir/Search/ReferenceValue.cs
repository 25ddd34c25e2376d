namespace HealthAssess.Fhir.Search;

/// <summary>A reference: to a resource of this server, to an address, or by identifier only.</summary>
/// <param name="Parameter">The parameter's code.</param>
/// <param name="Type">The type of the resource, where it is known.</param>
/// <param name="Id">Its id, where the reference is of the form <c>Type/id</c>, alone or at the end of an address.</param>
/// <param name="Version">Its version, where one was given.</param>
/// <param name="Url">The absolute address or urn, without version; null for a relative reference.</param>
/// <param name="Identifier">The identifier, where one was given, for <c>:identifier</c>.</param>
public sealed record ReferenceValue(string Parameter, string? Type, string? Id, string? Version, string? Url, TokenValue? Identifier = null) : SearchValue(Parameter)
{
    /// <summary>Of a reference into the resource itself: the id of the contained resource.</summary>
    public string? Contained { get; init; }
}
