using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>The resource in a request's body, or what is wrong with it, issue by issue.</summary>
internal static class FhirBody
{
    /// <summary>So much is set aside on the client's word; a longer body gets its memory as it comes.</summary>
    private const int Believed = 256 * 1024;

    public static async Task<Outcome<Resource>> Read(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = await Bytes(request, cancellation);
        return bytes.Ok ? Parse(OwnAddress.Shorten(bytes.Value, request.Address())) : Outcome<Resource>.Refused(bytes.Refusals);
    }

    /// <summary>The bytes of a body that is neither empty nor too long.</summary>
    /// <remarks>RFC 8259, 8.1: a byte order mark does not belong there, and who reads may pass over it.</remarks>
    public static async Task<Outcome<ReadOnlyMemory<byte>>> Bytes(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = await Sent(request, cancellation);
        return bytes.Ok && bytes.Value.Span.StartsWith("\uFEFF"u8) ? Outcome<ReadOnlyMemory<byte>>.Of(bytes.Value[3..]) : bytes;
    }

    private static async Task<Outcome<ReadOnlyMemory<byte>>> Sent(HttpRequest request, CancellationToken cancellation)
    {
        await using var opened = BodyCoding.Opened(request);
        if (opened is not null)
        {
            return await Opened(request, opened, cancellation);
        }

        if (request.ContentLength is not ({ } length and > 0 and <= Believed))
        {
            return await All(request, request.Body, cancellation);
        }

        var whole = new byte[length];
        var came = await request.Body.ReadAtLeastAsync(whole, whole.Length, throwOnEndOfStream: false, cancellation);
        return Outcome<ReadOnlyMemory<byte>>.Of(whole.AsMemory(0, came));
    }

    private static async Task<Outcome<ReadOnlyMemory<byte>>> Opened(HttpRequest request, Stream opened, CancellationToken cancellation)
    {
        try
        {
            return await All(request, opened, cancellation);
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException)
        {
            return new Refusal(RefusalKind.Invalid, "coding-broken", "The body is not compressed as its Content-Encoding says.");
        }
    }

    private static async Task<Outcome<ReadOnlyMemory<byte>>> All(HttpRequest request, Stream source, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + read > BodyLimit.Of(request))
            {
                return BodyLimit.TooLong(request);
            }

            body.Write(buffer, 0, read);
        }

        return body.Length == 0
            ? new Refusal(RefusalKind.Required, "body-empty", "The body is empty. Send the resource as JSON.")
            : Outcome<ReadOnlyMemory<byte>>.Of(body.ToArray());
    }

    /// <summary>A resource from its text.</summary>
    public static Outcome<Resource> Parse(ReadOnlyMemory<byte> json)
    {
        var reading = Resource.Read(json);
        var refusals = FhirIssues.AsRefusals(reading.Issues);
        return refusals.Count > 0 || reading.Resource is null ? Outcome<Resource>.Refused(refusals) : Outcome<Resource>.Of(reading.Resource);
    }
}
