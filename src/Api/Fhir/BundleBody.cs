using System.Text.RegularExpressions;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>A posted Bundle. In a batch what is wrong with the form of one resource is that entry's own matter.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#transaction: the entries of a batch do not depend on each other.</remarks>
internal sealed partial class BundleBody
{
    private readonly Resource bundle;
    private readonly ILookup<int, Refusal> wrong;

    private BundleBody(Resource bundle, ILookup<int, Refusal> wrong) => (this.bundle, this.wrong) = (bundle, wrong);

    public string? Type => bundle.TypeName == "Bundle" ? bundle.Root["type"].Text : null;

    public int Count => bundle.Root.All("entry").Count;

    public static async Task<Outcome<BundleBody>> Read(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = await FhirBody.Bytes(request, cancellation);
        if (!bytes.Ok)
        {
            return Outcome<BundleBody>.Refused(bytes.Refusals);
        }

        var reading = Resource.Read(OwnAddress.Shorten(bytes.Value, request.Address()));
        var refusals = FhirIssues.AsRefusals(reading.Issues);
        return reading.Resource is not { } bundle ? Outcome<BundleBody>.Refused(refusals)
            : new BundleBody(bundle, refusals.ToLookup(EntryOf)) is var body && (refusals.Count == 0 || (body.Type == "batch" && refusals.All(refusal => EntryOf(refusal) >= 0)))
                ? Outcome<BundleBody>.Of(body)
                : Outcome<BundleBody>.Refused(refusals);
    }

    public IReadOnlyList<Outcome<BundleEntry>> Entries(string address, TimeProvider time) =>
    [
        .. bundle.Root.All("entry").Select((entry, at) => wrong.Contains(at)
            ? Outcome<BundleEntry>.Refused([.. wrong[at]])
            : BundleEntry.Of(entry, address, time)),
    ];

    /// <summary>The entry whose resource a refusal is about; -1 for the Bundle itself.</summary>
    private static int EntryOf(Refusal refusal) =>
        InResource().Match(refusal.Expression ?? "") is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : -1;

    [GeneratedRegex(@"^Bundle\.entry\[(\d{1,6})\]\.resource")]
    private static partial Regex InResource();
}
