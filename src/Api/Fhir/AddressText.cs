namespace HealthAssess.Api.Fhir;

/// <summary>What stands in an address.</summary>
/// <remarks>RFC 3986, 3.4: in a Bundle a query may hold what no request line could, and the links of its answer must not.</remarks>
internal static class AddressText
{
    private const string Allowed = "-._~!$&'()*+,;=:@/?%";

    /// <summary>A query with what has no place there escaped; what is escaped already stays.</summary>
    public static string Escaped(string query) => string.Concat(query.EnumerateRunes().Select(letter =>
        letter.IsAscii && (char.IsAsciiLetterOrDigit((char)letter.Value) || Allowed.Contains((char)letter.Value, StringComparison.Ordinal)) ? letter.ToString() : Uri.EscapeDataString(letter.ToString())));
}
