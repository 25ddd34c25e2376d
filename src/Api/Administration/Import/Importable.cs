using System.Security.Cryptography;

namespace HealthAssess.Api.Administration.Import;

/// <summary>A resource of a file with its type, its id and the fingerprint of its content, before it is read any further.</summary>
internal sealed record Importable(ImportItem Item, string Type, string Id, byte[] Content)
{
    public static Importable? Of(ImportItem item) => item.Type is { } type
        ? new Importable(item, type, item.Id, SHA256.HashData(item.Json.Span))
        : null;
}
