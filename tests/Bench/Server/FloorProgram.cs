using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>
/// The bare program: Kestrel and Npgsql, no FHIR, no rights, no keys. A POST writes the rows that the product wrote for such
/// a request, in one transaction each; a GET reads a body and commits an audit row before it answers.
/// <c>GET /memory</c> answers the same Patient each time: what client, network and Kestrel take by themselves.
/// </summary>
internal static class FloorProgram
{
    public const string Word = "--floor";

    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder([.. args[2..]]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseSockets(options => options.UnsafePreferInlineScheduling = true);
        await using var source = NpgsqlDataSource.Create(args[1]);
        var writes = new FloorWrites(source);
        await using var app = builder.Build();
        app.MapPut("/fhir/R4/shape/{name}", async (string name, HttpRequest http) =>
            writes.Shapes[name] = (await JsonSerializer.DeserializeAsync<FloorRows>(http.Body))!);
        app.MapPost("/fhir/R4/Patient", (HttpContext http) => Write(http, writes, "Patient"));
        app.MapPost("/fhir/R4/", (HttpContext http) => Write(http, writes, "Bundle"));
        app.MapGet("/fhir/R4/Patient/{id}", async (string id, HttpContext http) =>
        {
            var body = await FloorReads.Read(source, id);
            http.Response.StatusCode = body is null ? 404 : 200;
            await Answer(http, body ?? []);
        });
        var fixedAnswer = Encoding.UTF8.GetBytes(Samples.Patient(1));
        app.MapGet("/fhir/R4/memory", (HttpContext http) => Answer(http, fixedAnswer));
        await app.RunAsync();
        return 0;
    }

    private static async Task Write(HttpContext http, FloorWrites writes, string shape)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var id = await writes.Write(writes.Shapes[shape]);
        http.Response.StatusCode = shape == "Patient" ? 201 : 200;
        http.Response.Headers.Location = "/fhir/R4/Patient/" + id;
        await Answer(http, body.ToArray());
    }

    private static async Task Answer(HttpContext http, byte[] body)
    {
        http.Response.ContentType = "application/fhir+json; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body);
    }
}
