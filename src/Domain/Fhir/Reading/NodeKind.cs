namespace HealthAssess.Fhir;

/// <summary>What a node is in JSON. Arrays are no nodes: their items are siblings.</summary>
internal enum NodeKind
{
    Object,
    String,
    EscapedString,
    Number,
    True,
    False,
    Null,
}
