namespace HealthAssess.Storage;

/// <summary>The interaction that made a version, by its letter in <c>resource_version.verb</c>.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#history: a history tells it as <c>request.method</c>.</remarks>
public enum WrittenHow
{
    /// <summary>Created under an id of our making: POST.</summary>
    Created = 'c',

    /// <summary>Brought anew by an update, under the caller's id or by a condition that found nothing: PUT.</summary>
    Put = 'n',

    /// <summary>The next version, brought whole: PUT.</summary>
    Updated = 'u',

    /// <summary>The next version, made out of the one before: PATCH.</summary>
    Patched = 'p',

    /// <summary>DELETE.</summary>
    Deleted = 'd',
}
