using HealthAssess.Domain;
using HealthAssess.Storage.Certificates;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>The key that an operator named, in whichever case they typed its id.</summary>
internal static class NamedKey
{
    public static KeyRow? Of(string keyId, IReadOnlyList<KeyRow> all) => all.FirstOrDefault(row => string.Equals(row.Key.KeyId, keyId, StringComparison.OrdinalIgnoreCase));

    public static Refusal Unknown(string keyId) => new(RefusalKind.NotFound, "key-unknown", $"There is no key {keyId}.", "key");
}
