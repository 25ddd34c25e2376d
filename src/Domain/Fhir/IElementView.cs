namespace HealthAssess.Fhir;

/// <summary>A typed view of an element: a thin struct whose properties look into the element when asked.</summary>
/// <typeparam name="TSelf">The view itself.</typeparam>
public interface IElementView<TSelf>
    where TSelf : struct, IElementView<TSelf>
{
    /// <summary>The element looked at.</summary>
    Element Element { get; }

    /// <summary>The view of an element.</summary>
    static abstract TSelf Of(Element element);
}
