namespace HealthAssess.Fhir;

/// <summary>What an expression selected, or why it could not.</summary>
/// <param name="Items">The collection, in order; empty with an error.</param>
/// <param name="Error">A plain sentence; null where the evaluation ended well.</param>
public sealed record FhirPathResult(IReadOnlyList<FhirPathValue> Items, string? Error)
{
    /// <summary>How many steps it took.</summary>
    public int Steps { get; init; }

    /// <summary>The only item's text, else null.</summary>
    public string? Text => Items.Count == 1 ? Items[0].Text : null;

    /// <summary>Whether the collection is the single boolean true.</summary>
    public bool IsTrue => Items.Count == 1 && Items[0].Boolean == true;

    /// <summary>The elements among the items.</summary>
    public IEnumerable<Element> Elements => Items.Where(item => item.Element.Exists).Select(item => item.Element);
}
