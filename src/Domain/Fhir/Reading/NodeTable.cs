using System.Buffers;

namespace HealthAssess.Fhir;

/// <summary>The nodes of a resource while it is being read; rented, and trimmed to an array at the end.</summary>
internal sealed class NodeTable : IDisposable
{
    private Node[] _nodes;

    public NodeTable(int bytes) => _nodes = ArrayPool<Node>.Shared.Rent(Math.Max(16, bytes / 24));

    public int Count { get; private set; }

    public ref Node this[int index] => ref _nodes[index];

    public int Add(Node node)
    {
        if (Count == _nodes.Length)
        {
            Grow();
        }

        _nodes[Count] = node;
        return Count++;
    }

    public Node[] ToArray() => _nodes.AsSpan(0, Count).ToArray();

    public ReadOnlySpan<Node> Span => _nodes.AsSpan(0, Count);

    public void Dispose()
    {
        ArrayPool<Node>.Shared.Return(_nodes);
        _nodes = [];
    }

    private void Grow()
    {
        var larger = ArrayPool<Node>.Shared.Rent(_nodes.Length * 2);
        _nodes.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Node>.Shared.Return(_nodes);
        _nodes = larger;
    }
}
