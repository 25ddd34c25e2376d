using HealthAssess.Domain;
using Microsoft.Extensions.Primitives;

namespace HealthAssess.Api.Fhir;

/// <summary>The search of a conditional create. R4 wants what follows the <c>?</c>; clients that send the whole address, as HAPI's does, are understood.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#ccreate</remarks>
internal static class IfNoneExistQuery
{
    /// <summary>The header of a request. Two of them are not one condition: read as one, with a comma, they would ask for either.</summary>
    /// <remarks>RFC 9110, 5.3: only a field that is defined as a list may be sent twice.</remarks>
    public static Outcome<string?> Of(StringValues headers, string type) => headers.Count > 1
        ? new Refusal(RefusalKind.Invalid, "condition-twice", "If-None-Exist is given more than once. Put the whole condition into one, as in identifier=urn:system|123&birthdate=1980-05.", "If-None-Exist")
        : Outcome<string?>.Of(Of((string?)headers, type));

    public static string? Of(string? text, string type)
    {
        if (text is null)
        {
            return null;
        }

        // One that is there and says nothing is no condition that is missing: it is refused.
        var query = text.Trim().TrimStart('?');
        return query.IndexOf('?', StringComparison.Ordinal) is > 0 and var at && IsOf(query[..at], type) ? query[(at + 1)..] : query;
    }

    /// <summary>What stands before the question is the address of the type, on whatever server the client means, and no parameter that holds an address.</summary>
    private static bool IsOf(string before, string type) =>
        !before.Contains('=', StringComparison.Ordinal) && (before == type || before.EndsWith("/" + type, StringComparison.Ordinal));
}
