namespace HealthAssess.Api.Fhir;

/// <summary>A query string without what says how to show the answer.</summary>
internal static class SearchText
{
    public static string Of(string queryString) => string.Join('&', queryString.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Where(pair => !FhirView.Parameters.Contains(pair.Split('=')[0])));
}
