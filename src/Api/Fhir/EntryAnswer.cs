using System.Globalization;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthAssess.Api.Fhir;

/// <summary>What became of one entry of a batch or transaction.</summary>
internal sealed record EntryAnswer(int Status, StoredResource? Stored, string? Location, ReadOnlyMemory<byte> Body, bool IsOutcome = false)
{
    /// <summary>Why it was not done; none where it was.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>True for a version that this very request wrote.</summary>
    private bool IsWritten { get; init; }

    /// <summary>The address of the resource in the answer.</summary>
    private string? FullUrl { get; init; }

    /// <summary>What is to be said beside the resource.</summary>
    private ReadOnlyMemory<byte> Warning { get; init; }

    /// <summary>A write, with as much of a body as the caller prefers.</summary>
    public static EntryAnswer Of(Written written, string address, Prefer prefer)
    {
        if (written.Result is WriteResult.Absent or WriteResult.Deleted)
        {
            return new(204, written.Result == WriteResult.Deleted ? written.Stored : null, null, default) { IsWritten = true };
        }

        var stored = written.Stored;
        var answer = new EntryAnswer(
            StatusOf(written.Result), stored, $"{address}/{stored.Type}/{stored.Id}/_history/{stored.Version}", default)
        { IsWritten = written.Result != WriteResult.Matched };
        return prefer.Return switch
        {
            "minimal" => answer,
            "OperationOutcome" => answer with { Body = SavedResult.Outcome, IsOutcome = true },
            _ => answer with { Body = stored.Json, FullUrl = $"{address}/{stored.Type}/{stored.Id}" },
        };
    }

    public static int StatusOf(WriteResult result) => result switch
    {
        WriteResult.Created => 201,
        WriteResult.Deleted or WriteResult.Absent => 204,
        _ => 200,
    };

    /// <summary>When the last of them was written; null where nothing was.</summary>
    public static DateTimeOffset? LastOf(IEnumerable<EntryAnswer> answers) =>
        answers.Where(answer => answer.IsWritten).Max(answer => answer.Stored?.LastUpdated);

    /// <summary>A read whose answer the caller has already.</summary>
    public static EntryAnswer NotModified(StoredResource stored) => new(304, stored, null, default);

    /// <param name="stored">What was read.</param>
    /// <param name="shown">As much of it as was asked for.</param>
    /// <param name="address">Base of the server.</param>
    public static EntryAnswer Found(StoredResource stored, ReadOnlyMemory<byte> shown, string address) =>
        new(200, stored, null, shown) { FullUrl = $"{address}/{stored.Type}/{stored.Id}" };

    public static EntryAnswer Found(ReadOnlyMemory<byte> bundle) => new(200, null, null, bundle);

    public static EntryAnswer Refused(IReadOnlyList<Refusal> refusals) =>
        new(refusals[0].Kind.Status(), null, null, RefusalResult.OperationOutcome(refusals), IsOutcome: true) { Refusals = refusals };

    /// <summary>The same, and that these parameters were left out.</summary>
    public EntryAnswer Warned(IReadOnlyList<string> unknown) => unknown.Count == 0 ? this : this with { Warning = Warnings.Outcome(unknown) };

    public void WriteTo(BundleText bundle) => bundle.Response(
        Status.ToString(CultureInfo.InvariantCulture) + " " + ReasonPhrases.GetReasonPhrase(Status), Stored, Location, FullUrl, IsOutcome ? default : Body, IsOutcome ? Body : Warning);
}
