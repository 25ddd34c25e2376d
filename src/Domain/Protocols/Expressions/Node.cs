using System.Text.Json.Nodes;

namespace HealthAssess.Protocols.Expressions;

/// <summary>One operation of a compiled expression: what both evaluators, C# and TypeScript, read.</summary>
/// <param name="Op">Name of the operation; <c>value</c> for a literal.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Literal">The literal, or the name that <c>answer</c>, <c>parameter</c>, <c>fact</c> and <c>asked</c> read.</param>
internal sealed record Node(string Op, IReadOnlyList<Node> Arguments, object? Literal = null)
{
    /// <summary>As JSON: <c>["ge",["answer","temperature"],["parameter","T"]]</c>; a literal stands for itself.</summary>
    public JsonNode? ToJson()
    {
        var literal = Literal switch
        {
            bool value => JsonValue.Create(value),
            decimal value => JsonValue.Create(value),
            string value => JsonValue.Create(value),
            _ => null,
        };
        return Op == "value" ? literal
            : literal is not null ? new JsonArray(Op, literal)
            : new JsonArray([Op, .. Arguments.Select(argument => argument.ToJson())]);
    }

    /// <summary>This node and everything below it.</summary>
    public IEnumerable<Node> All() => Arguments.SelectMany(argument => argument.All()).Prepend(this);

    /// <summary>The names that nodes of one operation read.</summary>
    public IEnumerable<string> Names(string op) => All().Where(node => node.Op == op).Select(node => (string)node.Literal!).Distinct();
}
