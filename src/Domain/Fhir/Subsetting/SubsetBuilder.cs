using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Takes over the elements of a resource that are wanted, and tags it.</summary>
internal sealed class SubsetBuilder : ResourceBuilder
{
    public SubsetBuilder(string type, Element source, Func<ElementShape, bool> keep, bool nested, IReadOnlyList<Resource> contained)
        : base(type)
    {
        Load(this, source);
        Trim(source.Shape!, keep, nested);
        if (contained.Count > 0)
        {
            Resources("contained").AddRange(contained);
        }

        var meta = Meta ??= new MetaBuilder();
        if (!meta.Tag.Exists(tag => tag.Code == Subset.Code))
        {
            meta.Tag.Add(new CodingBuilder { System = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", Code = Subset.Code });
        }
    }
}
