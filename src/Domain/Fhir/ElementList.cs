using System.Collections;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Children of an element, found while they are walked over; making the list costs nothing.</summary>
public readonly struct ElementList : IEnumerable<Element>
{
    private readonly Resource? _resource;
    private readonly int _first;
    private readonly int _end;
    private readonly string? _name;
    private readonly string? _url;

    internal ElementList(Resource resource, int first, int end, string? name, string? url = null) =>
        (_resource, _first, _end, _name, _url) = (resource, first, end, name, url);

    /// <summary>How many there are; counts by walking.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in this)
            {
                count++;
            }

            return count;
        }
    }

    internal ElementList WithUrl(string url) => _resource is null ? this : new ElementList(_resource, _first, _end, _name, url);

    /// <summary>Walks over the elements without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<Element> IEnumerable<Element>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The walk.</summary>
    public struct Enumerator : IEnumerator<Element>
    {
        private readonly ElementList _list;
        private int _next;

        internal Enumerator(ElementList list) => (_list, _next) = (list, list._first);

        /// <inheritdoc/>
        public Element Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_list._resource is not { } resource)
            {
                return false;
            }

            var nodes = resource.Nodes;
            while (_next < _list._end)
            {
                var at = _next;
                ref readonly var node = ref nodes[at];
                _next = node.Kind == NodeKind.Object ? node.Link : at + 1;
                if (!node.IsSkipped && Matches(resource, at, node.Property))
                {
                    Current = new Element(resource, at);
                    return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public void Reset() => _next = _list._first;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }

        private readonly bool Matches(Resource resource, int at, int property)
        {
            if (_list._name is not { } name)
            {
                return true;
            }

            var known = Property.Of(property);
            return (known.Element.Name == name || known.JsonName == name)
                && (_list._url is not { } url || new Element(resource, at)["url"].Text == url);
        }
    }
}
