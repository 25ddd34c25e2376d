namespace HealthAssess.Api.Administration.Import;

/// <summary>How far an import is.</summary>
/// <param name="File">The file being read.</param>
/// <param name="Done">Bytes of all files that are done.</param>
/// <param name="Total">Bytes of all files.</param>
public sealed record ImportProgress(string File, long Done, long Total);
