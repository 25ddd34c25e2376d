using System.Text.Json;

namespace HealthAssess.Cli;

/// <summary>A member of a case line, of the kind it must be.</summary>
internal static class CaseMember
{
    /// <summary>The member; null when it is not there or <c>null</c>.</summary>
    /// <exception cref="FormatException">It is of another kind.</exception>
    public static JsonElement? Of(JsonElement? parent, string name, JsonValueKind kind)
    {
        if (parent is not { } given)
        {
            return null;
        }

        if (given.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("there is no object to hold " + name);
        }

        return !given.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null ? null
            : member.ValueKind == kind ? member
            : throw new FormatException($"{name} is not {(kind is JsonValueKind.Array or JsonValueKind.Object ? "an" : "a")} {kind.ToString().ToLowerInvariant()}");
    }
}
