using System.Runtime.InteropServices;

namespace HealthAssess.Fhir;

/// <summary>
/// One JSON value of a resource: 20 bytes in a flat table, in the order of the text, so that a subtree is a range.
/// A primitive's <c>_name</c> twin is a node of its own; where both exist the value points at the twin, and the twin is skipped.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Node
{
    private const int PropertyBits = 20;
    private const int TwinFlag = 1 << 24;
    private const int SkippedFlag = 1 << 25;
    private const int HasTwinFlag = 1 << 26;

    /// <summary>First byte of the value; of a string, its opening quote.</summary>
    public int Start;

    /// <summary>Bytes of the value.</summary>
    public int Length;

    /// <summary>Object: the index after its last descendant. Primitive with a twin: the index of the twin.</summary>
    public int Link;

    /// <summary>Index of the object this value stands in; −1 for the root.</summary>
    public int Parent;

    private int _info;

    public Node(int start, int parent, int property, NodeKind kind, bool twin)
    {
        (Start, Parent) = (start, parent);
        _info = property | ((int)kind << PropertyBits) | (twin ? TwinFlag : 0);
    }

    public readonly int Property => _info & ((1 << PropertyBits) - 1);

    public readonly NodeKind Kind => (NodeKind)((_info >> PropertyBits) & 0xF);

    /// <summary>Whether this is the <c>_name</c> half of a primitive.</summary>
    public readonly bool IsTwin => (_info & TwinFlag) != 0;

    /// <summary>Whether navigation passes over it: a twin that its value points at, or a placeholder null.</summary>
    public readonly bool IsSkipped => (_info & SkippedFlag) != 0;

    public readonly bool HasTwin => (_info & HasTwinFlag) != 0;

    public void Skip() => _info |= SkippedFlag;

    public void Join(int twin)
    {
        Link = twin;
        _info |= HasTwinFlag;
    }
}
