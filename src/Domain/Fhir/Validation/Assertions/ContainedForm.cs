using System.Text;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A contained resource contains none itself, has no version, time or security label, and is referred to (dom-2 to dom-5).</summary>
/// <remarks>FHIR R4, domainresource.html and references.html#contained.</remarks>
internal sealed class ContainedForm : IAssertion
{
    public bool AppliesTo(TypeShape type, ElementShape? element) => element?.Name == "contained" && type.IsResource;

    public void Check(Element element, Examination examination)
    {
        var meta = element["meta"];
        if (element["contained"].Exists)
        {
            examination.Error(element, "invariant", "A contained resource contains no others (dom-2).");
        }

        if (meta["versionId"].Exists || meta["lastUpdated"].Exists)
        {
            examination.Error(element, "invariant", "A contained resource has no version and no time of its own (dom-4).");
        }

        if (meta["security"].Exists)
        {
            examination.Error(element, "invariant", "A contained resource has no security label of its own (dom-5).");
        }

        if (element["id"].Text is { } id && !examination.IsFirst(element.Parent, "#" + id))
        {
            examination.Error(element, "invariant", $"Two contained resources have the id '{id}'.");
        }

        if (!IsReferred(element))
        {
            examination.Error(element, "invariant", "A contained resource is referred to by its container, or refers to it (dom-3).");
        }
    }

    private static bool IsReferred(Element contained)
    {
        var id = contained["id"].Text;
        var container = contained.Parent;
        var nodes = container.Resource.Nodes;
        for (var at = container.Index + 1; at < nodes[container.Index].Link; at++)
        {
            var inside = at > contained.Index && at < nodes[contained.Index].Link;
            if (nodes[at].Kind == NodeKind.String && PointsAt(new Element(container.Resource, at), inside ? "" : id))
            {
                return true;
            }
        }

        return false;
    }

    private static bool PointsAt(Element element, string? id)
    {
        if (element.Property is not { Type.Name: "string" or "canonical" or "uri" or "url" } property
            || (property.Type.Name == "string" && property.JsonName != "reference"))
        {
            return false;
        }

        var text = element.Utf8;
        return text.Length > 0 && text[0] == '#' && id is not null && Encoding.UTF8.GetString(text[1..]) == id;
    }
}
