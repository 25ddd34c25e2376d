namespace HealthAssess.Domain;

/// <summary>The kinds of refusal, by FHIR R4 issue-type (http://hl7.org/fhir/R4/valueset-issue-type.html).</summary>
public enum RefusalKind
{
    /// <summary>The content is malformed or out of range (400, <c>invalid</c>).</summary>
    Invalid,

    /// <summary>Something required is missing (400, <c>required</c>).</summary>
    Required,

    /// <summary>A rule of the domain says no (422, <c>business-rule</c>).</summary>
    BusinessRule,

    /// <summary>Not signed in, or the token has expired (401, <c>login</c>).</summary>
    Login,

    /// <summary>Signed in, but not allowed (403, <c>forbidden</c>).</summary>
    Forbidden,

    /// <summary>There is no such thing, or the caller may not know of it (404, <c>not-found</c>).</summary>
    NotFound,

    /// <summary>It was there and has been deleted (410, <c>deleted</c>).</summary>
    Deleted,

    /// <summary>Somebody else changed it meanwhile (409, <c>conflict</c>; 412 when the caller sent If-Match).</summary>
    Conflict,

    /// <summary>If-Match names an older version (412, <c>conflict</c>).</summary>
    VersionMismatch,

    /// <summary>The condition of a conditional interaction matches several (412, <c>multiple-matches</c>).</summary>
    MultipleMatches,

    /// <summary>It would be a duplicate (409, <c>duplicate</c>).</summary>
    Duplicate,

    /// <summary>This server does not do that (400/405/501, <c>not-supported</c>).</summary>
    NotSupported,

    /// <summary>Over a stated limit of size or depth (413, <c>too-long</c>).</summary>
    TooLong,

    /// <summary>It would take more than one request may (422, <c>too-costly</c>).</summary>
    TooCostly,

    /// <summary>Too many requests (429, <c>throttled</c>).</summary>
    Throttled,

    /// <summary>The database or a peer is not available right now; try again (503, <c>transient</c>).</summary>
    Transient,

    /// <summary>It took longer than it may (504, <c>timeout</c>).</summary>
    Timeout,
}
