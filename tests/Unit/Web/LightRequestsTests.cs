using HealthAssess.Web.Hosting.Threads;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Tests.Unit.Web;

public sealed class LightRequestsTests
{
    [Theory]
    [InlineData("GET", "/fhir/R4/Patient/1", "")]
    [InlineData("HEAD", "/fhir/R4/Patient/1", "")]
    [InlineData("GET", "/fhir/R4/Patient/1/_history/2", "")]
    [InlineData("GET", "/fhir/R4/Patient", "?family=A&birthdate=1980-01-01")]
    [InlineData("GET", "/fhir/R4/Immunization", "?date=ge2026-01-01&_include=Immunization:patient&_count=20")]
    [InlineData("GET", "/fhir/R4/Patient", "?_count=50&family=A")]
    public void A_read_and_a_short_search_are(string method, string path, string query) => Assert.True(LightRequests.Is(Request(method, path, query, null)));

    [Theory]
    [InlineData("GET", "/fhir/R4/Patient", "?_count=51")]
    [InlineData("GET", "/fhir/R4/Patient", "?_count=many")]
    [InlineData("GET", "/fhir/R4/Patient", "?_revinclude=Observation:patient")]
    [InlineData("GET", "/fhir/R4/Patient/1/$everything", "")]
    [InlineData("GET", "/fhir/R4/Patient/1/_history", "")]
    [InlineData("GET", "/fhir/R4/export-file/0190/Patient", "")]
    [InlineData("GET", "/fhir/R4/metadata", "")]
    [InlineData("GET", "/fhir/R4", "")]
    [InlineData("GET", "/travellers/1", "")]
    public void Pages_operations_and_long_answers_are_not(string method, string path, string query) => Assert.False(LightRequests.Is(Request(method, path, query, null)));

    [Theory]
    [InlineData("POST", "/fhir/R4/Patient", 900L)]
    [InlineData("PUT", "/fhir/R4/Patient/1", 900L)]
    [InlineData("PATCH", "/fhir/R4/Patient/1", 900L)]
    [InlineData("POST", "/fhir/R4", 65_536L)]
    [InlineData("POST", "/fhir/R4/", 9_000L)]
    public void A_small_write_is(string method, string path, long bytes) => Assert.True(LightRequests.Is(Request(method, path, "", bytes)));

    [Theory]
    [InlineData("POST", "/fhir/R4/", 65_537L)]
    [InlineData("POST", "/fhir/R4/", null)]
    [InlineData("POST", "/fhir/R4/Patient/$match", 900L)]
    [InlineData("POST", "/fhir/R4/Patient/_search", 90L)]
    [InlineData("POST", "/oauth/token", 90L)]
    [InlineData("POST", "/sign-in", 90L)]
    public void A_large_or_unmeasured_body_an_operation_and_a_form_are_not(string method, string path, long? bytes) =>
        Assert.False(LightRequests.Is(Request(method, path, "", bytes)));

    [Fact]
    public void What_brings_no_token_is_not() => Assert.False(LightRequests.Is(new DefaultHttpContext { Request = { Method = "GET", Path = "/fhir/R4/Patient/1" } }.Request));

    private static HttpRequest Request(string method, string path, string query, long? bytes)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Authorization = "Bearer x";
        (request.Method, request.Path, request.QueryString, request.ContentLength) = (method, path, new QueryString(query), bytes);
        return request;
    }
}
