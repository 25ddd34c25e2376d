using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The two Patients of a merge: which they are, and the links that say so on them.</summary>
/// <remarks>http://hl7.org/fhir/R4/patient.html#linking</remarks>
internal static class PatientPair
{
    private static readonly string[] Names = ["source-patient", "target-patient"];

    public static Outcome<(string Source, string Target)> Of(OperationInput input) =>
        Names.FirstOrDefault(name => Reference(input, name).Split('/') is [.., not "Patient", _]) is { } other
            ? new Refusal(RefusalKind.Invalid, "no-patient", $"'{other}' names no Patient. Only records of travellers are merged.", other)
            : Outcome<(string, string)>.Of((IdOf(input, Names[0]), IdOf(input, Names[1])));

    public static async Task<Outcome<(StoredResource Source, StoredResource Target)>> Read(
        ResourceReader reader, Caller caller, string source, string target, CancellationToken cancellation)
    {
        var one = await reader.Read(caller, "Patient", source, cancellation);
        var other = await reader.Read(caller, "Patient", target, cancellation);
        return one.Ok && other.Ok ? Outcome<(StoredResource, StoredResource)>.Of((one.Value, other.Value)) : Outcome<(StoredResource, StoredResource)>.Refused([.. one.Refusals, .. other.Refusals]);
    }

    /// <summary>The record as it is now.</summary>
    public static IResult Answer(HttpRequest http, string id) =>
        FhirWrite.Result(http, http.HttpContext.RequestServices.GetRequiredService<Committed>().Writes.First(written => written.Stored.Id == id));

    /// <summary>Why two records cannot become one: one of them has gone into another already.</summary>
    public static Refusal MergedAlready { get; } = new(
        RefusalKind.Conflict, "merged-already", "One of the records is merged into another already. Undo that first, or merge into the record that goes on.", "source-patient");

    /// <summary>The record with a link to the other.</summary>
    /// <remarks>Asked of the version that is current in the commit: of two merges that cross, the second finds the first. So links never make a circle.</remarks>
    public static Outcome<Resource> Linked(Resource patient, string other, string type, bool? active)
    {
        if (patient.Root.All("link").Any(link => link["type"].Text == "replaced-by"))
        {
            return MergedAlready;
        }

        var next = PatientBuilder.From(patient);
        next.Active = active ?? next.Active;
        next.Link.Add(new PatientLinkBuilder { Other = new ReferenceBuilder { Literal = "Patient/" + other }, Type = type });
        return Outcome<Resource>.Of(next.Build());
    }

    /// <summary>The record without its link to the other.</summary>
    /// <param name="patient">The record as it is now.</param>
    /// <param name="other">The other.</param>
    /// <param name="before">What the merge took from it; given back unless somebody has said otherwise since.</param>
    public static Outcome<Resource> Unlinked(Resource patient, string other, BeforeMerge? before)
    {
        var next = PatientBuilder.From(patient);
        next.Active = before is not null && next.Active == false && BeforeMerge.IsLinked(patient, other) ? before.Active : next.Active;
        next.Link = next.Link.FindAll(link => link.Other?.Literal != "Patient/" + other);
        return Outcome<Resource>.Of(next.Build());
    }

    private static string IdOf(OperationInput input, string name)
    {
        var reference = Reference(input, name);
        return reference.StartsWith("Patient/", StringComparison.Ordinal) ? reference[8..] : reference;
    }

    private static string Reference(OperationInput input, string name) => input.Parameter(name)["value"]["reference"].Text ?? input.Text(name) ?? "";
}
