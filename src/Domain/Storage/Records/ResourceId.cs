namespace HealthAssess.Storage.Records;

/// <summary>FHIR's form of an id.</summary>
/// <remarks>FHIR R4, datatypes.html#id.</remarks>
internal static class ResourceId
{
    public static bool IsValid(string id) =>
        id.Length is > 0 and <= 64 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.');
}
