using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>The parameters of a posted search: those of its address and those of its body.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#search</remarks>
internal static class SearchForm
{
    /// <summary>A search in the body keeps names and numbers out of addresses and logs.</summary>
    public static async Task<Outcome<string>> Read(HttpRequest http, CancellationToken cancellation)
    {
        var asked = (http.QueryString.Value ?? "").TrimStart('?');
        if (!http.HasFormContentType)
        {
            return Outcome<string>.Of(asked);
        }

        try
        {
            var form = await http.ReadFormAsync(cancellation);
            var pairs = form.SelectMany(field => field.Value.Select(value => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(value ?? "")}"));
            return Outcome<string>.Of(string.Join('&', [asked, .. pairs]));
        }
        catch (InvalidDataException)
        {
            return new Refusal(RefusalKind.TooLong, "form-long", "A posted search has at most 1024 parameters, each of at most 4 MB.", "parameters");
        }
    }
}
