using System.Globalization;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthAssess.Api.Fhir;

/// <summary>What became of one entry of a batch or transaction.</summary>
internal sealed record EntryAnswer(int Status, StoredResource? Stored, string? Location, ReadOnlyMemory<byte> Body, bool IsOutcome = false)
{
    public static EntryAnswer Of(Written written, string address, bool withBody = true) => written.Result switch
    {
        WriteResult.Absent => new(204, null, null, default),
        WriteResult.Deleted => new(204, written.Stored, null, default),
        var result => new(
            StatusOf(result), written.Stored,
            $"{address}/{written.Stored.Type}/{written.Stored.Id}/_history/{written.Stored.Version}", withBody ? written.Stored.Json : default),
    };

    public static int StatusOf(WriteResult result) => result switch
    {
        WriteResult.Created => 201,
        WriteResult.Deleted or WriteResult.Absent => 204,
        _ => 200,
    };

    /// <summary>What became of a write in one line without content: <c>201 Patient/x/_history/1</c>.</summary>
    public static string LineOf(Written written) => written.Result is WriteResult.Deleted or WriteResult.Absent
        ? "204"
        : string.Create(CultureInfo.InvariantCulture, $"{StatusOf(written.Result)} {written.Stored.Type}/{written.Stored.Id}/_history/{written.Stored.Version}");

    /// <summary>A read whose answer the caller has already.</summary>
    public static EntryAnswer NotModified(StoredResource stored) => new(304, stored, null, default);

    public static EntryAnswer Found(StoredResource stored, bool headOnly = false) => new(200, stored, null, headOnly ? default : stored.Json);

    public static EntryAnswer Found(ReadOnlyMemory<byte> bundle) => new(200, null, null, bundle);

    public static EntryAnswer Refused(IReadOnlyList<Refusal> refusals) =>
        new(refusals[0].Kind.Status(), null, null, RefusalResult.OperationOutcome(refusals), IsOutcome: true);

    public void WriteTo(BundleText bundle) => bundle.Response(
        Status.ToString(CultureInfo.InvariantCulture) + " " + ReasonPhrases.GetReasonPhrase(Status), Stored, Location, Body, IsOutcome);
}
