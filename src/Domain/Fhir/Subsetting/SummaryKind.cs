namespace HealthAssess.Fhir;

/// <summary>What a reader wants of a resource.</summary>
/// <remarks>FHIR R4, search.html#summary. <c>_summary=count</c> has no resource and <c>false</c> the whole one.</remarks>
public enum SummaryKind
{
    /// <summary>The elements the definition marks as summary.</summary>
    True,

    /// <summary>Narrative, id, meta and what must be there.</summary>
    Text,

    /// <summary>Everything but the narrative.</summary>
    Data,
}
