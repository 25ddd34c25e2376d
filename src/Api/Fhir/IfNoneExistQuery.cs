namespace HealthAssess.Api.Fhir;

/// <summary>The search of a conditional create. R4 wants what follows the <c>?</c>; clients that send the whole address, as HAPI's does, are understood.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#ccreate</remarks>
internal static class IfNoneExistQuery
{
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
