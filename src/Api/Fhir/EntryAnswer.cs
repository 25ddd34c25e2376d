using System.Globalization;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthAssess.Api.Fhir;

/// <summary>What became of one entry of a batch or transaction.</summary>
internal sealed record EntryAnswer(int Status, StoredResource? Stored, string? Location, ReadOnlyMemory<byte> Body, bool IsOutcome = false)
{
    public static EntryAnswer Of(Written written, string address) => new(
        written.Result switch { WriteResult.Created => 201, WriteResult.Deleted => 204, _ => 200 },
        written.Stored,
        written.Result == WriteResult.Deleted ? null : $"{address}/{written.Stored.Type}/{written.Stored.Id}/_history/{written.Stored.Version}",
        written.Stored.Json);

    public static EntryAnswer Found(StoredResource stored) => new(200, stored, null, stored.Json);

    public static EntryAnswer Found(ReadOnlyMemory<byte> bundle) => new(200, null, null, bundle);

    public static EntryAnswer Refused(IReadOnlyList<Refusal> refusals) =>
        new(refusals[0].Kind.Status(), null, null, RefusalResult.OperationOutcome(refusals), IsOutcome: true);

    public void WriteTo(BundleText bundle) => bundle.Response(
        Status.ToString(CultureInfo.InvariantCulture) + " " + ReasonPhrases.GetReasonPhrase(Status), Stored, Location, Body, IsOutcome);
}
