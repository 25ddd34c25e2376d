namespace HealthAssess.Fhir;

/// <summary>The <c>_name</c> list of a list of primitives, as it was read.</summary>
internal sealed record RawTwins(ReadOnlyMemory<byte>[] Items);
