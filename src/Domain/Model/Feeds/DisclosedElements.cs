namespace HealthAssess.Domain.Feeds;

/// <summary>A tree of element names that may be disclosed; a leaf discloses everything below it.</summary>
public sealed class DisclosedElements
{
    private readonly Dictionary<string, DisclosedElements> children = new(StringComparer.Ordinal);

    private DisclosedElements()
    {
    }

    /// <summary>True when everything below is disclosed.</summary>
    public bool Everything => children.Count == 0;

    /// <summary>The tree below an element, or null when the element must not leave.</summary>
    public DisclosedElements? Below(string element) => children.GetValueOrDefault(element);

    /// <summary>Builds the tree from dotted paths relative to the resource: <c>name.text</c>.</summary>
    public static DisclosedElements Of(IEnumerable<string> paths)
    {
        var root = new DisclosedElements();
        foreach (var path in paths)
        {
            var node = root;
            foreach (var step in path.Split('.'))
            {
                if (!node.children.TryGetValue(step, out var next))
                {
                    node.children[step] = next = new DisclosedElements();
                }

                node = next;
            }
        }

        return root;
    }
}
