using System.Collections;

namespace HealthAssess.Fhir;

/// <summary>Elements of one type, seen through its typed view.</summary>
/// <typeparam name="T">The view.</typeparam>
/// <param name="elements">The elements.</param>
public readonly struct ElementViews<T>(ElementList elements) : IEnumerable<T>
    where T : struct, IElementView<T>
{
    /// <summary>How many there are; counts by walking.</summary>
    public int Count => elements.Count;

    /// <summary>Walks over the views.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        foreach (var element in elements)
        {
            yield return T.Of(element);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
