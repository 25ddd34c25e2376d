using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Fhir;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Records;

/// <summary>
/// An update that does not bring the security labels of the version before keeps them: whoever sends a record without its
/// meta did not mean to open it to everybody. <c>$meta-delete</c> and PATCH take a label away.
/// </summary>
/// <remarks>FHIR R4, resource.html: servers generally merge the existing security labels with the new ones. Tags and profiles are replaced.</remarks>
internal sealed class LabelsStay(Preparation preparation)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void On(IReadOnlyList<PendingWrite> writes)
    {
        foreach (var write in writes)
        {
            if (write is { Answer: null, Change.Edit: null, Content: { } content, Current: { Deleted: false, Resource: { } there } }
                && RestrictedLabels.MayBeOn(there.Json.Span) && Missing(there, content) is { Count: > 0 } missing)
            {
                preparation.Reconsider(write, With(content, missing));
            }
        }
    }

    private static List<Element> Missing(Resource there, Resource content)
    {
        var brought = content.Root["meta"].All("security").Select(Label).ToHashSet();
        return [.. there.Root["meta"].All("security").Where(label => !brought.Contains(Label(label)))];
    }

    // The same where system and code are (resource-operation-meta-add.html).
    private static (string?, string?) Label(Element coding) => (coding["system"].Text, coding["code"].Text);

    private static Resource With(Resource content, List<Element> labels)
    {
        var whole = JsonNode.Parse(content.Json.Span)!.AsObject();
        var meta = whole["meta"]?.AsObject() ?? (JsonObject)(whole["meta"] = new JsonObject());
        var security = meta["security"]?.AsArray() ?? (JsonArray)(meta["security"] = new JsonArray());
        labels.ForEach(label => security.Add(JsonNode.Parse(label.Json.Span)));
        return Resource.Parse(whole.ToJsonString(AsWritten));
    }
}
