using System.Text;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Patching;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>The patch in a body or in an entry: JSON Patch, or FHIRPath Patch as a Parameters resource.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#patch</remarks>
internal static class PatchBody
{
    public const string JsonPatchType = "application/json-patch+json";

    public static async Task<Outcome<IPatch>> Read(HttpRequest request, CancellationToken cancellation)
    {
        var body = await FhirBody.Bytes(request, cancellation);
        return !body.Ok ? Outcome<IPatch>.Refused(body.Refusals)
            : request.ContentType?.StartsWith(JsonPatchType, StringComparison.OrdinalIgnoreCase) == true ? Json(body.Value)
            : Parameters(FhirBody.Parse(body.Value));
    }

    /// <summary>In a Bundle a JSON Patch travels as a Binary.</summary>
    public static Outcome<IPatch> Of(Resource resource) =>
        JsonOf(resource.Root) is { } json ? Json(json) : Parameters(Outcome<Resource>.Of(resource));

    /// <summary>The JSON Patch in a Binary; null for anything else.</summary>
    public static ReadOnlyMemory<byte>? JsonOf(Element content) =>
        content.TypeName == "Binary" && content["contentType"].Text?.Split(';')[0].Trim() == JsonPatchType ? (ReadOnlyMemory<byte>?)Decoded(content["data"].Text ?? "") : null;

    private static Outcome<IPatch> Json(ReadOnlyMemory<byte> json) => JsonPatch.Read(json) is ({ } patch, _) ? Outcome<IPatch>.Of(patch) : Refused(JsonPatch.Read(json).Problem!);

    private static Outcome<IPatch> Parameters(Outcome<Resource> resource)
    {
        if (!resource.Ok)
        {
            return Outcome<IPatch>.Refused(resource.Refusals);
        }

        var (patch, problem) = FhirPathPatch.Read(resource.Value);
        return patch is null ? Refused(problem!) : Outcome<IPatch>.Of(patch);
    }

    private static Outcome<IPatch> Refused(Issue problem) => Outcome<IPatch>.Refused(FhirIssues.AsRefusals([problem]));

    private static byte[] Decoded(string data)
    {
        var bytes = new byte[data.Length];
        return Convert.TryFromBase64String(data, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes("no base64");
    }
}
