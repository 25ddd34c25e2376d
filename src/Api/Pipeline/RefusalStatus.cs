using HealthAssess.Domain;

namespace HealthAssess.Api.Pipeline;

/// <summary>The one table from kinds of refusal to FHIR issue codes and HTTP statuses.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-issue-type.html and http://hl7.org/fhir/R4/http.html#Status-Codes</remarks>
internal static class RefusalStatus
{
    public static int Status(this RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid or RefusalKind.Required or RefusalKind.NotSupported => 400,
        RefusalKind.BusinessRule or RefusalKind.TooCostly => 422,
        RefusalKind.Login => 401,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Deleted => 410,
        RefusalKind.Conflict or RefusalKind.Duplicate => 409,
        RefusalKind.VersionMismatch or RefusalKind.MultipleMatches => 412,
        RefusalKind.TooLong => 413,
        RefusalKind.Throttled => 429,
        RefusalKind.Transient => 503,
        RefusalKind.Timeout => 504,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The first kind with that issue code.</summary>
    public static RefusalKind KindOf(string? issueCode) => Array.Find(Enum.GetValues<RefusalKind>(), kind => kind.IssueCode() == issueCode);

    public static string IssueCode(this RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => "invalid",
        RefusalKind.Required => "required",
        RefusalKind.BusinessRule => "business-rule",
        RefusalKind.Login => "login",
        RefusalKind.Forbidden => "forbidden",
        RefusalKind.NotFound => "not-found",
        RefusalKind.Deleted => "deleted",
        RefusalKind.Conflict or RefusalKind.VersionMismatch => "conflict",
        RefusalKind.MultipleMatches => "multiple-matches",
        RefusalKind.Duplicate => "duplicate",
        RefusalKind.NotSupported => "not-supported",
        RefusalKind.TooLong => "too-long",
        RefusalKind.TooCostly => "too-costly",
        RefusalKind.Throttled => "throttled",
        RefusalKind.Transient => "transient",
        RefusalKind.Timeout => "timeout",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
