namespace HealthAssess.Api.Administration.Import;

/// <summary>One resource of a file, as it stands there.</summary>
/// <param name="File">The file's name, for the report.</param>
/// <param name="Json">Its bytes.</param>
/// <param name="Bundle">The Bundle it came in, whose <c>urn:uuid:</c> references it may use; null for a line.</param>
/// <param name="FullUrl">Its full URL there, from which it has its id where it brings none.</param>
internal sealed record ImportItem(string File, ReadOnlyMemory<byte> Json, ImportBundle? Bundle = null, string? FullUrl = null)
{
    public string? Type => ImportedId.TypeOf(Json);

    public string Id => ImportedId.Of(Json, FullUrl);
}
