using System.Globalization;

namespace HealthAssess.Fhir.Paths;

/// <summary>Reads an expression by precedence climbing.</summary>
/// <remarks>FHIRPath N1, appendix A.</remarks>
internal sealed partial class Parser
{
    private const int MaxLength = 50_000;
    private const int MaxDepth = 400;
    private const int MaxNesting = 100;

    private readonly Lexer _lexer;
    private Token _token;
    private string? _error;
    private int _nesting;

    private Parser(string text)
    {
        _lexer = new Lexer(text);
        _token = _lexer.Next();
    }

    public static (Expression? Expression, string? Error) Parse(string text)
    {
        if (text.Length > MaxLength)
        {
            return (null, $"The expression is longer than {MaxLength} characters.");
        }

        var parser = new Parser(text);
        var expression = parser.Expression(0);
        if (parser._error is null && parser._token.Kind != TokenKind.End)
        {
            parser.Unexpected();
        }

        return parser._error is null ? (expression, null) : (null, parser._error);
    }

    private Expression Expression(int precedence)
    {
        if (++_nesting > MaxNesting)
        {
            return Fail("The expression is nested too deeply.");
        }

        var left = Unary();
        while (_error is null && Operator() is { } binding && binding >= precedence)
        {
            left = Bounded(Binary(left, binding));
        }

        _nesting--;
        return left;
    }

    private int? Operator() => _token switch
    {
        { Kind: TokenKind.Identifier, Text: "implies" } => Syntax.Implies,
        { Kind: TokenKind.Identifier, Text: "or" or "xor" } => Syntax.Or,
        { Kind: TokenKind.Identifier, Text: "and" } => Syntax.And,
        { Kind: TokenKind.Identifier, Text: "in" or "contains" } => Syntax.Membership,
        { Kind: TokenKind.Symbol, Text: "=" or "!=" or "~" or "!~" } => Syntax.Equality,
        { Kind: TokenKind.Symbol, Text: "<" or "<=" or ">" or ">=" } => Syntax.Inequality,
        { Kind: TokenKind.Symbol, Text: "|" } => Syntax.Union,
        { Kind: TokenKind.Identifier, Text: "is" or "as" } => Syntax.Type,
        { Kind: TokenKind.Symbol, Text: "+" or "-" or "&" } => Syntax.Additive,
        { Kind: TokenKind.Symbol, Text: "*" or "/" } or { Kind: TokenKind.Identifier, Text: "div" or "mod" } => Syntax.Multiplicative,
        _ => null,
    };

    private Expression Binary(Expression left, int binding)
    {
        var word = _token.Text;
        Advance();
        if (binding == Syntax.Type)
        {
            return new TypeTest(left, TypeSpecifier(), word == "as");
        }

        var right = Expression(binding + 1);
        return binding switch
        {
            Syntax.Implies or Syntax.Or or Syntax.And => new Logic(left, right, word),
            Syntax.Membership => new Membership(left, right, word == "contains"),
            Syntax.Equality => new Sameness(left, right, word),
            Syntax.Inequality => new Comparison(left, right, word),
            Syntax.Union => new Union(left, right),
            _ when word == "&" => new Concatenation(left, right),
            _ => new Arithmetic(left, right, Arithmetic(word)),
        };
    }

    private static ArithmeticOperator Arithmetic(string word) => word switch
    {
        "*" => ArithmeticOperator.Multiply,
        "/" => ArithmeticOperator.Divide,
        "div" => ArithmeticOperator.Div,
        "mod" => ArithmeticOperator.Mod,
        "+" => ArithmeticOperator.Add,
        _ => ArithmeticOperator.Subtract,
    };

    private Expression Unary()
    {
        var signs = new Stack<bool>();
        while ((_token.Is("+") || _token.Is("-")) && signs.Count < MaxNesting)
        {
            signs.Push(_token.Is("-"));
            Advance();
        }

        var operand = Postfix(Term());
        while (signs.TryPop(out var negative))
        {
            operand = new Sign(operand, negative);
        }

        return Bounded(operand);
    }

    private Expression Postfix(Expression focus)
    {
        while (_error is null)
        {
            if (Take("."))
            {
                focus = Bounded(Invocation(focus));
            }
            else if (Take("["))
            {
                var index = Expression(0);
                Expect("]");
                focus = Bounded(new Indexer(focus, index));
            }
            else
            {
                break;
            }
        }

        return focus;
    }

    private Expression Bounded(Expression expression) => expression.Depth > MaxDepth ? Fail("The expression is nested too deeply.") : expression;

    private void Advance() => _token = _lexer.Next();

    private bool Take(string symbol)
    {
        var taken = _token.Is(symbol);
        if (taken)
        {
            Advance();
        }

        return taken;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
        {
            Unexpected(symbol);
        }
    }

    private Literal Unexpected(string? expected = null)
    {
        var found = _token.Kind switch
        {
            TokenKind.Invalid => _token.Text,
            TokenKind.End => "The expression ends too early.",
            _ => $"'{_token.Text}' is not expected here.",
        };
        return Fail(expected is null || _token.Kind == TokenKind.Invalid ? found : $"{found} '{expected}' is.");
    }

    private Literal Fail(string error)
    {
        _error ??= string.Create(CultureInfo.InvariantCulture, $"{error} (at {_token.Position + 1})");
        return Literal.Empty;
    }
}
