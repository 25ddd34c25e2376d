using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HealthAssess.Domain.Feeds;

namespace HealthAssess.Workers.Deliveries;

/// <summary>One attempt to hand a report to a recipient: POST of a transaction Bundle under an Idempotency-Key.</summary>
internal sealed class SendReport(IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>Name of the configured HTTP client; its timeout is below the lease, so that a slow recipient cannot make us lose it.</summary>
    public const string Client = "recipient";

    /// <summary>How much of an answer is read, in bytes: a receipt with every resource of the largest report has room in it.</summary>
    public const long LongestReceipt = 4 * 1024 * 1024;

    /// <param name="endpoint">The recipient's FHIR base.</param>
    /// <param name="delivery">The outbox row's id: the same for every attempt.</param>
    /// <param name="bundle">The content.</param>
    /// <param name="cancellation">Stops the attempt; its end is then unknown and it will be made again.</param>
    public async Task<DeliveryResult> Send(Uri endpoint, Guid delivery, ReadOnlyMemory<byte> bundle, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ReadOnlyMemoryContent(bundle) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/fhir+json");
        request.Headers.Add("Idempotency-Key", delivery.ToString("D"));
        try
        {
            using var response = await clients.CreateClient(Client).SendAsync(request, cancellation);
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return Read(response, body);
        }
        catch (HttpRequestException problem)
        {
            return new DeliveryResult.Unavailable("no answer: " + problem.HttpRequestError);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new DeliveryResult.Unavailable("no answer in time");
        }
    }

    private DeliveryResult Read(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            // A 200 without a receipt may come from anything between us and the recipient: not delivered until it says so itself.
            return Receipt(body) is { } receipt
                ? new DeliveryResult.Delivered(receipt)
                : new DeliveryResult.Unavailable(string.Create(CultureInfo.InvariantCulture, $"{status} without a receipt"));
        }

        var reason = string.Create(CultureInfo.InvariantCulture, $"{status} {IssueCodes(body)}").TrimEnd();
        return status >= 500 || response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout
                or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            ? new DeliveryResult.Unavailable(reason, RetryAfter(response))
            : new DeliveryResult.Refused(reason);
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter is not { } after ? null
        : after.Delta ?? (after.Date - time.GetUtcNow());

    private static string? Receipt(byte[] body) => Json(body, root =>
        Text(root, "type") == "transaction-response" && root.TryGetProperty("identifier", out var identifier)
            ? Text(identifier, "value") : null);

    private static string IssueCodes(byte[] body) => Json(body, root =>
        root.TryGetProperty("issue", out var issues) && issues.ValueKind == JsonValueKind.Array
            ? string.Join(' ', issues.EnumerateArray().Select(issue => Text(issue, "code")).OfType<string>().Where(IsCode).Take(5)) : null) ?? "";

    private static bool IsCode(string text) => text.Length <= 30 && text.All(c => char.IsAsciiLetterLower(c) || c == '-');

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString() : null;

    private static string? Json(byte[] body, Func<JsonElement, string?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
