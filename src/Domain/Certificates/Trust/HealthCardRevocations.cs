using System.Globalization;
using System.Text.Json;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.Trust;

/// <summary>Reads the revocation list of a SMART Health Card key.</summary>
/// <remarks>SMART Health Cards, "Revocation": <c>rid</c> or <c>rid.seconds</c>; the second revokes cards issued before then, whose date may carry a fraction.</remarks>
public static class HealthCardRevocations
{
    /// <summary>True when the JSON is such a list.</summary>
    public static bool Is(JsonElement json) => json.Text("method") == "rid" && json.Text("kid") is not null;

    /// <summary>Adds the list to what is known.</summary>
    public static void AddTo(RevocationList known, JsonElement json)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (Base64Text.Decode(json.Text("kid") ?? "") is { } key)
        {
            known.Add(key, json.Items("rids").Select(rid => rid.GetString()).OfType<string>().Select(Read));
        }
    }

    private static RevokedId Read(string rid) =>
        rid.Split('.') is [var id, var seconds] && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before <= 253402300799
            ? new RevokedId(id, DateTimeOffset.FromUnixTimeSeconds(before))
            : new RevokedId(rid);
}
