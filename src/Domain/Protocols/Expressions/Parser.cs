using System.Globalization;

namespace HealthAssess.Protocols.Expressions;

/// <summary>
/// Compiles the closed expression language to <see cref="Node"/> trees and checks kinds on the way:
/// <c>or and not = != &lt; &lt;= &gt; &gt;= in + - * /</c>, literals, names, and the functions of <see cref="Functions"/>.
/// </summary>
internal sealed class Parser
{
    private readonly List<Token> tokens;
    private readonly Names names;
    private int at;

    private Parser(string text, Names names) => (tokens, this.names) = (Lexer.Read(text), names);

    public static Node Compile(string text, Names names, Kind expected)
    {
        var parser = new Parser(text, names);
        var (node, kind) = parser.Or();
        if (parser.Next.Kind != "end")
        {
            throw parser.Unexpected();
        }

        return kind == expected ? node : throw new ExpressionException($"is a {kind}, not a {expected}", 0);
    }

    public static (Node Node, Kind Kind) Compile(string text, Names names)
    {
        var parser = new Parser(text, names);
        var result = parser.Or();
        return parser.Next.Kind == "end" ? result : throw parser.Unexpected();
    }

    private Token Next => tokens[at];

    private (Node Node, Kind Kind) Or() => Chain("or", And);

    private (Node Node, Kind Kind) And() => Chain("and", Not);

    private (Node Node, Kind Kind) Chain(string word, Func<(Node Node, Kind Kind)> part)
    {
        var first = part();
        if (!Is("name", word))
        {
            return first;
        }

        List<Node> arguments = [Need(first, Kind.Boolean)];
        while (Take("name", word))
        {
            arguments.Add(Need(part(), Kind.Boolean));
        }

        return (new Node(word, arguments), Kind.Boolean);
    }

    private (Node Node, Kind Kind) Not() =>
        Take("name", "not") ? (new Node("not", [Need(Not(), Kind.Boolean)]), Kind.Boolean) : Comparison();

    private (Node Node, Kind Kind) Comparison()
    {
        var left = Sum();
        var op = Operator();
        if (op is null)
        {
            return left;
        }

        at++;
        var right = Sum();
        var fits = op == "in" ? left.Kind == Kind.Text && right.Kind == Kind.List
            : left.Kind == right.Kind && (op is "eq" or "ne" || left.Kind is Kind.Number or Kind.Date);
        return fits ? (new Node(op, [left.Node, right.Node]), Kind.Boolean)
            : throw new ExpressionException($"{left.Kind} and {right.Kind} cannot be compared by '{op}'", Next.At);
    }

    private string? Operator() => (Next.Kind, Next.Text) switch
    {
        ("sign", "=") => "eq",
        ("sign", "!=") => "ne",
        ("sign", "<") => "lt",
        ("sign", "<=") => "le",
        ("sign", ">") => "gt",
        ("sign", ">=") => "ge",
        ("name", "in") => "in",
        _ => null,
    };

    private (Node Node, Kind Kind) Sum() => Arithmetic(Product, ("+", "plus"), ("-", "minus"));

    private (Node Node, Kind Kind) Product() => Arithmetic(Primary, ("*", "times"), ("/", "over"));

    private (Node Node, Kind Kind) Arithmetic(Func<(Node Node, Kind Kind)> part, params (string Sign, string Op)[] operations)
    {
        var left = part();
        while (Next.Kind == "sign" && Array.Find(operations, one => one.Sign == Next.Text) is { Op: { } op })
        {
            at++;
            left = (new Node(op, [Need(left, Kind.Number), Need(part(), Kind.Number)]), Kind.Number);
        }

        return left;
    }

    private (Node Node, Kind Kind) Primary()
    {
        var token = Next;
        at++;
        switch (token.Kind)
        {
            case "number":
                return (new Node("value", [], decimal.Parse(token.Text, CultureInfo.InvariantCulture)), Kind.Number);
            case "text":
                return (new Node("value", [], token.Text), Kind.Text);
            case "sign" when token.Text == "(":
                var inner = Or();
                Expect(")");
                return inner;
            case "name" when token.Text is "true" or "false":
                return (new Node("value", [], token.Text == "true"), Kind.Boolean);
            case "name" when Take("sign", "("):
                return Call(token);
            case "name":
                return Name(token);
            default:
                at--;
                throw Unexpected();
        }
    }

    private (Node Node, Kind Kind) Name(Token token) =>
        names.Definitions.TryGetValue(token.Text, out var definition) ? definition
        : names.Parameters.TryGetValue(token.Text, out var kind) ? (new Node("parameter", [], token.Text), kind)
        : names.Questions.TryGetValue(token.Text, out kind) ? (new Node("answer", [], token.Text), kind)
        : Names.Facts.TryGetValue(token.Text, out kind) ? (new Node("fact", [], token.Text), kind)
        : throw new ExpressionException($"nothing is called '{token.Text}'", token.At);

    private (Node Node, Kind Kind) Call(Token function)
    {
        List<(Node Node, Kind Kind)> arguments = [];
        do
        {
            arguments.AddRange(Argument());
        }
        while (Take("sign", ","));
        Expect(")");
        return Functions.Compile(function, arguments);
    }

    /// <summary>An argument; the name of a group stands for the questions in it.</summary>
    private IEnumerable<(Node Node, Kind Kind)> Argument()
    {
        if (Next.Kind != "name" || !names.Groups.TryGetValue(Next.Text, out var members))
        {
            return [Or()];
        }

        at++;
        return members.Select(member => (new Node("answer", [], member), names.Questions[member]));
    }

    private Node Need((Node Node, Kind Kind) part, Kind kind) =>
        part.Kind == kind ? part.Node : throw new ExpressionException($"a {part.Kind} stands where a {kind} is needed", Next.At);

    private bool Is(string kind, string text) => Next.Kind == kind && Next.Text == text;

    private bool Take(string kind, string text)
    {
        var found = Is(kind, text);
        at += found ? 1 : 0;
        return found;
    }

    private void Expect(string sign)
    {
        if (!Take("sign", sign))
        {
            throw Unexpected();
        }
    }

    private ExpressionException Unexpected() => new($"'{Next.Text}' at {Next.At + 1} was not expected", Next.At);
}
