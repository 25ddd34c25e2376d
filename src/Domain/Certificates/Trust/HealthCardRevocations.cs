using System.Globalization;
using System.Text.Json;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Trust.Lists;

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
        if (Read(json) is { } list)
        {
            known.Add(list.KeyId.Span, list.Ids);
        }
    }

    /// <summary>The list of one key, or null where the JSON is none.</summary>
    public static KeyRevocations? Read(JsonElement json) => Is(json) && Base64Text.Decode(json.Text("kid")!) is { } key
        ? new(key, [.. json.Items("rids").Where(rid => rid.ValueKind == JsonValueKind.String).Select(rid => Id(rid.GetString()!))])
        : null;

    /// <summary>One id of a list: <c>rid</c>, or <c>rid.seconds</c> for what was issued before then.</summary>
    internal static RevokedId Id(string rid) =>
        rid.Split('.') is [var id, var seconds] && long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var before) && before <= 253402300799
            ? new RevokedId(id, DateTimeOffset.FromUnixTimeSeconds(before))
            : new RevokedId(rid);
}
