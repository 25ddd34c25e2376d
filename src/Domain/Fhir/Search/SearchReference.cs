using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Search;

/// <summary>Takes a reference apart.</summary>
/// <remarks>FHIR R4, references.html#literal: <c>[base/]Type/id[/_history/version]</c>, a urn, or <c>#contained</c>.</remarks>
internal static class SearchReference
{
    /// <summary>The type a reference points to: of its text, of its <c>type</c>, or of the contained resource; null where none says.</summary>
    public static string? TypeOf(Element reference)
    {
        if (reference.IsResource)
        {
            return reference.TypeName;
        }

        var text = reference["reference"].Text;
        var (type, _, _, _) = Split(text ?? "");
        return type ?? reference["type"].Text ?? (text is ['#', ..] ? Contained(reference, text[1..]) : null);
    }

    public static (string? Type, string? Id, string? Version, string? Url) Split(string text)
    {
        var (address, version) = (text, (string?)null);
        var history = text.IndexOf("/_history/", StringComparison.Ordinal);
        if (history >= 0)
        {
            (address, version) = (text[..history], text[(history + 10)..]);
        }

        var isAbsolute = text.Contains(':', StringComparison.Ordinal);
        var slash = address.LastIndexOf('/');
        var before = slash <= 0 ? -1 : address.LastIndexOf('/', slash - 1);
        var type = slash > 0 && slash + 1 < address.Length ? address[(before + 1)..slash] : null;
        return type is null || Definitions.Resource(type) is null
            ? (null, null, version, isAbsolute ? address : null)
            : (type, address[(slash + 1)..], version, isAbsolute ? address : null);
    }

    private static string? Contained(Element reference, string id)
    {
        foreach (var resource in reference.Resource.Root.All("contained"))
        {
            if (resource["id"].Text == id)
            {
                return resource.TypeName;
            }
        }

        return null;
    }
}
