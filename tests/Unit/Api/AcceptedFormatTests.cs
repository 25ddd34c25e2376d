using HealthAssess.Api.Fhir;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Tests.Unit.Api;

public sealed class AcceptedFormatTests
{
    private const string Usual = "application/fhir+json";

    [Theory]
    [InlineData("", Usual)]
    [InlineData("*/*", Usual)]
    [InlineData("application/*", Usual)]
    [InlineData("application/fhir+json; fhirVersion=4.0", Usual)]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Usual)]
    [InlineData("application/fhir+xml, application/fhir+json;q=0.5", Usual)]
    [InlineData("application/json", "application/json")]
    [InlineData("text/*", "text/json")]
    [InlineData("application/json;q=0.2, application/fhir+json", Usual)]
    [InlineData("application/fhir+json;q=0, application/json", "application/json")]
    [InlineData("no media type, application/fhir+json", Usual)]
    [InlineData("no media type", null)]
    [InlineData("application/fhir+xml", null)]
    [InlineData("text/html", null)]
    [InlineData("application/fhir+json; fhirVersion=3.0", null)]
    [InlineData("application/fhir+json;q=0, application/json;q=0, text/json;q=0, application/json+fhir;q=0, */*", null)]
    [InlineData("*/*;q=0", null)]
    [InlineData("application/fhir+ndjson", null)]
    public void What_a_caller_accepts_is_judged_by_its_most_specific_range(string accept, string? expected) =>
        Assert.Equal(expected, AcceptedFormat.Of(Asking("/fhir/R4/Patient", "", accept)));

    [Theory]
    [InlineData("json", true)]
    [InlineData("application/json", true)]
    [InlineData("application/fhir+json", true)]
    [InlineData("application%2Ffhir%2Bjson;%20fhirVersion=4.0", true)]
    [InlineData("application/fhir+json;fhirVersion=3.0", false)]
    [InlineData("xml", false)]
    [InlineData("html/xml", false)]
    [InlineData("ttl", false)]
    [InlineData("nonsense", false)]
    public void A_format_that_is_asked_for_counts_for_more_than_what_is_accepted(string format, bool taken)
    {
        Assert.Equal(taken, AcceptedFormat.Of(Asking("/fhir/R4/Patient", "?_format=" + format, taken ? "application/fhir+xml" : Usual)) is not null);
        Assert.Equal(taken, AcceptedFormat.IsAskedAsJson("name=x&_format=" + format));
    }

    [Fact]
    public void A_file_of_an_export_is_lines_of_json() =>
        Assert.NotNull(AcceptedFormat.Of(Asking("/fhir/R4/export-file/0197b000-0000-7000-8000-0000000000aa/Patient", "", "application/fhir+ndjson")));

    private static HttpRequest Asking(string path, string query, string accept)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = (path, new QueryString(query));
        if (accept.Length > 0)
        {
            request.Headers.Accept = accept;
        }

        return request;
    }
}
