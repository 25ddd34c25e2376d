using System.Text;

namespace HealthAssess.Fhir.Search;

/// <summary>Takes a reference apart for search.</summary>
/// <remarks>FHIR R4, references.html#literal: <c>[base/]Type/id[/_history/version]</c>, a urn, or <c>#contained</c>.</remarks>
internal static class SearchReference
{
    /// <summary>Whether a reference says that it points to a resource of that type: by its text, its <c>type</c>, or the contained resource it names.</summary>
    public static bool PointsTo(Element reference, string type)
    {
        if (reference.IsResource)
        {
            return reference.TypeName == type;
        }

        var text = ReferenceText.Parse(reference["reference"].Utf8);
        return !text.Type.IsEmpty ? Ascii.Equals(text.Type, type)
            : reference["type"].Text is { } said ? said == type
            : text.Kind == ReferenceKind.Fragment && Contained(reference, text.Id) == type;
    }

    public static (string? Type, string? Id, string? Version, string? Url) Split(ReadOnlySpan<byte> text)
    {
        var parsed = ReferenceText.Parse(text);
        var history = text.IndexOf("/_history/"u8);
        var version = history < 0 ? null : Encoding.UTF8.GetString(text[(history + 10)..]);
        var url = parsed.Kind is ReferenceKind.Rest or ReferenceKind.Absolute ? Encoding.UTF8.GetString(history < 0 ? text : text[..history]) : null;
        return parsed.Type.IsEmpty || parsed.Id.IsEmpty
            ? (null, null, version, url)
            : (SharedText.Of(parsed.Type), Encoding.UTF8.GetString(parsed.Id), version, url);
    }

    private static string? Contained(Element reference, ReadOnlySpan<byte> id)
    {
        foreach (var resource in reference.Resource.Root.All("contained"))
        {
            if (resource["id"].Utf8.SequenceEqual(id))
            {
                return resource.TypeName;
            }
        }

        return null;
    }
}
