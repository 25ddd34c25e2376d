using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace HealthAssess.Tests.Integration.Attack;

/// <summary>What came of one probe by one attacker.</summary>
internal sealed partial record Strike(Attacker By, Probe Probe, HttpStatusCode Status, IReadOnlyList<string> Saw, IReadOnlyList<string> Leaked, bool TellsApart)
{
    public bool IsLeak => Leaked.Count > 0 || TellsApart;

    public static async Task<Strike> Make(HttpClient wire, Attacker by, Probe probe, string nobody)
    {
        var (status, text) = await Ask(wire, by, probe.Method, probe.Address, probe.Body);
        var saw = World.Words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase) && !probe.Address.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
        if (probe.Address.Contains("/fhir/", StringComparison.Ordinal))
        {
            // A word that the question itself has is in the answer's own links; it counts when it stands in a resource.
            saw.AddRange(World.Words.Where(word => !saw.Contains(word) && InResource(text, word)));
        }

        var leaked = saw.Except(by.MaySee).ToList();
        if (probe.Tells is { } tells && !by.MaySee.Contains(tells) && Total().Match(text) is { Success: true } total && total.Groups[1].Value != "0")
        {
            leaked.Add($"number of matches tells of {tells}");
        }

        return new Strike(by, probe, status, saw, leaked, await TellApart(wire, by, probe, status, text));
    }

    /// <summary>True when an existing record is answered otherwise than none, each time: a single difference is a server that was busy for a moment.</summary>
    private static async Task<bool> TellApart(HttpClient wire, Attacker by, Probe probe, HttpStatusCode status, string text)
    {
        if (probe is not { Foreign: true, Twin: { } twin, Method: "GET" })
        {
            return false;
        }

        for (var time = 0; time < 5; time++)
        {
            var (other, otherText) = await Ask(wire, by, probe.Method, twin, probe.Body);
            if (status == other && Shape(text) == Shape(otherText))
            {
                return false;
            }

            (status, text) = await Ask(wire, by, probe.Method, probe.Address, probe.Body);
        }

        return true;
    }

    private static bool InResource(string text, string word) => text.Contains($"\"{word}\"", StringComparison.OrdinalIgnoreCase);

    /// <summary>An answer without what differs from call to call: ids, moments, tokens.</summary>
    private static string Shape(string text) => Changing().Replace(text, "");

    /// <summary>A server that says "come again" has not answered yet.</summary>
    private static async Task<(HttpStatusCode, string)> Ask(HttpClient wire, Attacker by, string method, string address, string? body)
    {
        var (status, text) = await AskOnce(wire, by, method, address, body);
        for (var time = 0; time < 50 && status is (HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests); time++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
            (status, text) = await AskOnce(wire, by, method, address, body);
        }

        // A door that counts its callers refuses them for a minute: that is its answer, and shows nothing.
        return status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout
            ? throw new InvalidOperationException($"{method} {address} says only that it is busy: who may see what there stays unknown.")
            : (status, text);
    }

    private static async Task<(HttpStatusCode, string)> AskOnce(HttpClient wire, Attacker by, string method, string address, string? body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (by.Cookie is { } cookie)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (method is not ("GET" or "HEAD" or "DELETE"))
        {
            request.Content = new StringContent(body ?? "{}", Encoding.UTF8, address.StartsWith("/fhir", StringComparison.Ordinal) ? "application/fhir+json" : "application/json");
        }

        using var answer = await wire.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex("\"total\":(\\d+)")]
    private static partial Regex Total();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|value=\"CfDJ8[^\"]*\"|Report number[^\"<]*|report number[^\"<]*|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z?|\"(?:id|lastUpdated)\":\"[^\"]*\"")]
    private static partial Regex Changing();
}
