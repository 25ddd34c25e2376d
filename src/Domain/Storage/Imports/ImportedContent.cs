namespace HealthAssess.Storage.Imports;

/// <summary>Some content of some id, by its fingerprint.</summary>
/// <param name="Type">FHIR type.</param>
/// <param name="Id">Logical id.</param>
/// <param name="Content">SHA-256 of the bytes in the file.</param>
public sealed record ImportedContent(string Type, string Id, byte[] Content);
