using System.Text;
using HealthAssess.Fhir;

namespace HealthAssess.Storage.Records;

/// <summary>Points the references of a resource elsewhere and leaves all other bytes alone.</summary>
internal static class ReferenceRewriting
{
    /// <summary>The content with every reference to one resource changed to another, or null when it has none.</summary>
    /// <remarks>The id was assigned by us for this transaction: as a whole quoted string it can only be that reference.</remarks>
    public static Resource? Replace(Resource content, string from, string to)
    {
        var json = Encoding.UTF8.GetString(content.Json.Span);
        var quoted = $"\"{from}\"";
        return json.Contains(quoted, StringComparison.Ordinal)
            ? Resource.Read(Encoding.UTF8.GetBytes(json.Replace(quoted, $"\"{to}\"", StringComparison.Ordinal))).Resource
            : null;
    }
}
