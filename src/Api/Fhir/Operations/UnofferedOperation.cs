using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>An address that ends in an operation which is not offered there, or not with this method: said so, before anything takes it for an id.</summary>
/// <remarks>http://hl7.org/fhir/R4/operations.html#executing and http://hl7.org/fhir/R4/http.html#Status-Codes</remarks>
internal static class UnofferedOperation
{
    /// <summary>The answer, or null when the address names no operation, or one that its route answers.</summary>
    public static IResult? Of(HttpContext http)
    {
        var parts = (http.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["fhir", "R4", .. var place, ['$', ..] named] || (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText?.Contains('$', StringComparison.Ordinal) == true)
        {
            return null;
        }

        if (OperationTable.All.FirstOrDefault(one => one.Code == named[1..] && IsAt(one, place)) is not { } offered)
        {
            return new RefusalResult([new(RefusalKind.NotSupported, "operation-unknown", "This operation is not offered here. The CapabilityStatement lists those that are.")], StatusCodes.Status404NotFound);
        }

        http.Response.Headers.Allow = string.Join(", ", offered.Methods);
        return new RefusalResult([new(RefusalKind.NotSupported, "method-not-allowed", $"${offered.Code} is called by {string.Join(" or ", offered.Methods)}.")], StatusCodes.Status405MethodNotAllowed);
    }

    private static bool IsAt(Operation operation, string[] place) => place switch
    {
        [] => operation.OnSystem,
        [var type] => operation.OnType && operation.IsOf(type),
        [var type, _] => operation.OnInstance && operation.IsOf(type),
        _ => false,
    };
}
