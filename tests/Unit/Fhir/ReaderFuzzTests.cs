using System.Text;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Tests.Unit.Fhir;

/// <summary>Hostile input: no exception leaves the reader or the validator, and nothing takes long.</summary>
public sealed class ReaderFuzzTests
{
    private const string Seed = """
        {"resourceType":"Observation","id":"o1","meta":{"versionId":"1","lastUpdated":"2026-05-01T10:00:00Z"},
         "text":{"status":"generated","div":"<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>x &amp; y</p></div>"},
         "contained":[{"resourceType":"Patient","id":"p","name":[{"given":["A",null],"_given":[null,{"id":"g"}]}]}],
         "extension":[{"url":"http://x.org/a","valueString":"é\u0041\ud83d\ude00"}],
         "status":"final","_status":{"extension":[{"url":"http://x.org/b","valueBoolean":true}]},
         "code":{"coding":[{"system":"http://loinc.org","code":"1-8"}]},"subject":{"reference":"#p"},
         "effectiveDateTime":"2026-05","valueQuantity":{"value":-1.50e-3,"unit":"mg"},
         "component":[{"code":{"text":"c"},"valueRange":{"low":{"value":1}}}]}
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Mutated_resources_never_throw(int seed)
    {
        var random = new Random(seed);
        var seedBytes = Encoding.UTF8.GetBytes(Seed);
        for (var round = 0; round < 3000; round++)
        {
            Exercise(Mutate(seedBytes, random));
        }
    }

    [Fact]
    public void Random_bytes_never_throw()
    {
        var random = new Random(5);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Exercise(bytes);
            Exercise([.. "{\"resourceType\":\"Patient\",\""u8, .. bytes]);
        }
    }

    [Theory]
    [InlineData("{\"resourceType\":\"Patient\",\"extension\":[", "{\"extension\":[")]
    [InlineData("{\"resourceType\":\"Patient\",\"x\":", "[")]
    [InlineData("{\"resourceType\":\"Patient\",\"x\":", "{\"x\":")]
    [InlineData("", "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":")]
    [InlineData("", "{\"resource\":")]
    [InlineData("", "[")]
    public void Ten_thousand_levels_are_refused(string start, string level)
    {
        var reading = Resource.Read(Encoding.UTF8.GetBytes(start + string.Concat(Enumerable.Repeat(level, 10_000))));
        Assert.Null(reading.Resource);
        Assert.Single(reading.Issues, issue => issue.Severity == IssueSeverity.Fatal);
    }

    [Fact]
    public void Resources_that_name_their_type_late_do_not_make_reading_quadratic()
    {
        var nested = string.Concat(Enumerable.Repeat("{\"entry\":[{\"resource\":", 40)) + "{\"resourceType\":\"Basic\",\"language\":\"" + new string('x', 200_000) + "\"}"
            + string.Concat(Enumerable.Repeat("}],\"resourceType\":\"Bundle\"}", 40));
        Assert.Contains(Resource.Read(Encoding.UTF8.GetBytes(nested)).Issues, issue => issue.Severity == IssueSeverity.Fatal);
    }

    [Fact]
    public void A_string_of_a_hundred_megabytes_is_refused_unread()
    {
        var json = new byte[100 * 1024 * 1024];
        json.AsSpan().Fill((byte)'x');
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("too-long", Assert.Single(Resource.Read(json).Issues).Code);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 10_000);
    }

    [Fact]
    public void A_long_string_within_the_limit_costs_no_copy()
    {
        var json = new byte[8 * 1024 * 1024];
        json.AsSpan().Fill((byte)'x');
        "{\"resourceType\":\"Binary\",\"contentType\":\"a/b\",\"data\":\""u8.CopyTo(json);
        "\"}"u8.CopyTo(json.AsSpan(json.Length - 2));
        Resource.Read(json);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Resource.Read(json).IsClean);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < json.Length / 8);
    }

    [Fact]
    public void Issues_are_bounded()
    {
        var json = "{\"resourceType\":\"Patient\"" + string.Concat(Enumerable.Range(0, 5000).Select(number => $",\"x{number}\":1")) + "}";
        Assert.Equal(ReadLimits.Default.MaxIssues, Resource.Read(Encoding.UTF8.GetBytes(json)).Issues.Count);
    }

    private static void Exercise(byte[] json)
    {
        if (Resource.Read(json).Resource is not { } resource)
        {
            return;
        }

        Validator.Strict.Validate(resource);
        SearchIndex.Extract(resource);
        Walk(resource.Root);
        resource.WithMeta("a", "1", DateTimeOffset.UnixEpoch);
    }

    private static void Walk(Element element)
    {
        _ = (element.Text, element.Path, element.Date, element.Decimal, element.Json.Length, element.Parent.Name);
        foreach (var child in element.Children)
        {
            Walk(child);
        }
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    private static readonly string[] Tokens = ["null", "{}", "[]", "\"", "\\ud800", "1e400", "/*", ",", "\\u0000", "\"_status\":", "#", "[null]", "{\"id\":\"x\"}", "-0", "\u2028"];
}
