using System.Globalization;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir;

/// <summary>What became of a write, in one line without content, kept under an Idempotency-Key: <c>201 Patient/x/_history/1</c>.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Type">Type of the resource; null where there was none.</param>
/// <param name="Id">Its id.</param>
/// <param name="Version">The version that was written or found.</param>
/// <param name="At">When it was deleted.</param>
internal sealed record KeptLine(WriteResult Result, string? Type, string Id, int Version, DateTimeOffset At)
{
    private const string Found = "found";

    public static string Of(Written written) => written switch
    {
        { Result: WriteResult.Absent } => "204",
        { Result: WriteResult.Deleted } => Invariant($"204 {Address(written.Stored)} {written.Stored.LastUpdated:O}"),
        { Result: WriteResult.Matched } => $"200 {Address(written.Stored)} {Found}",
        _ => Invariant($"{EntryAnswer.StatusOf(written.Result)} {Address(written.Stored)}"),
    };

    public static KeptLine Parse(string line) => line.Split(' ', '/') switch
    {
        ["204", var type, var id, _, var version, var at] => new(WriteResult.Deleted, type, id, Number(version), DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)),
        [var status, var type, var id, _, var version, .. var found] =>
            new(found is [Found] ? WriteResult.Matched : status == "201" ? WriteResult.Created : WriteResult.Updated, type, id, Number(version), default),
        _ => new(WriteResult.Absent, null, "", 0, default),
    };

    /// <summary>The deletion, which left no content; null for anything else.</summary>
    public Written? Deletion => Result is WriteResult.Absent or WriteResult.Deleted ? new Written(Result, StoredResource.Deletion(Type ?? "", Id, Version, At)) : null;

    private static string Address(StoredResource stored) => Invariant($"{stored.Type}/{stored.Id}/_history/{stored.Version}");

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static int Number(string version) => int.Parse(version, CultureInfo.InvariantCulture);
}
