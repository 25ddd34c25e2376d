namespace HealthAssess.Fhir.Paths;

/// <summary>A collection: a run of items on the stack of an <see cref="Evaluation"/>.</summary>
internal readonly record struct Slice(int Start, int Count)
{
    public int End => Start + Count;

    public bool IsEmpty => Count == 0;
}
