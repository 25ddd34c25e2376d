using System.Collections;

namespace HealthAssess.Fhir;

/// <summary>A list of primitives as texts; items without a value are passed over.</summary>
/// <param name="elements">The elements.</param>
public readonly struct ElementTexts(ElementList elements) : IEnumerable<string>
{
    /// <summary>Walks over the texts.</summary>
    public IEnumerator<string> GetEnumerator()
    {
        foreach (var element in elements)
        {
            if (element.Text is { } text)
            {
                yield return text;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
