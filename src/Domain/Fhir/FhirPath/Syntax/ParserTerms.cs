using System.Globalization;

namespace HealthAssess.Fhir.Paths;

/// <summary>The terms of an expression: literals, names, functions, parentheses.</summary>
internal sealed partial class Parser
{
    private Expression Term()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.String:
                Advance();
                return new Literal(Item.Of(token.Text));
            case TokenKind.Number:
                Advance();
                return Number(token.Text);
            case TokenKind.Date:
                return Temporal(TemporalParser.Date(token.Text));
            case TokenKind.DateTime:
                return Temporal(TemporalParser.DateTime(token.Text.TrimEnd('T')));
            case TokenKind.Time:
                return Temporal(TemporalParser.Time(token.Text));
            case TokenKind.Identifier when token.Text is "true" or "false":
                Advance();
                return new Literal(Item.Of(token.Text == "true"));
            case TokenKind.Identifier or TokenKind.Delimited or TokenKind.Special:
                return Invocation(null);
            default:
                return Bracketed();
        }
    }

    private Expression Bracketed()
    {
        if (Take("("))
        {
            var inner = Expression(0);
            Expect(")");
            return inner;
        }

        if (Take("{"))
        {
            Expect("}");
            return Literal.Empty;
        }

        return Take("%") ? External() : Unexpected();
    }

    private Expression External()
    {
        var name = _token;
        if (name.Kind is not (TokenKind.Identifier or TokenKind.Delimited or TokenKind.String))
        {
            return Unexpected();
        }

        Advance();
        return new Constant(name.Text);
    }

    private Literal Temporal(Temporal? value)
    {
        if (value is null)
        {
            return Fail($"'{_token.Text}' is no date or time.");
        }

        Advance();
        return new Literal(Item.Of(value));
    }

    private Literal Number(string digits)
    {
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return Fail($"The number {digits} is too large.");
        }

        if (_token.Kind == TokenKind.String)
        {
            var unit = _token.Text;
            Advance();
            return new Literal(Item.Of(new Quantity(value, unit)));
        }

        if (_token.Kind == TokenKind.Identifier && Calendar.Word(_token.Text) is not null)
        {
            var word = _token.Text;
            Advance();
            return new Literal(Item.Of(new Quantity(value, word, UnitStyle.Calendar)));
        }

        return digits.Contains('.', StringComparison.Ordinal) ? new Literal(Item.Of(value))
            : value <= int.MaxValue ? new Literal(Item.Of((int)value))
            : Fail($"The number {digits} is too large for an Integer.");
    }

    private Expression Invocation(Expression? focus)
    {
        var name = _token;
        if (name.Kind == TokenKind.Special && name.Text is "$this" or "$index" or "$total")
        {
            Advance();
            return focus is null ? new LoopValue(name.Text) : new Call(focus, FunctionTable.Select, [new LoopValue(name.Text)]);
        }

        if (name.Kind is not (TokenKind.Identifier or TokenKind.Delimited) || (name.Kind == TokenKind.Identifier && Syntax.IsReserved(name.Text) && Calendar.Word(name.Text) is null))
        {
            return Unexpected();
        }

        Advance();
        return Take("(") ? Function(focus, name.Text) : new Member(focus, name.Text);
    }

    private Expression Function(Expression? focus, string name)
    {
        var arguments = new List<Expression>();
        while (_error is null && !_token.Is(")") && (arguments.Count == 0 || Take(",")))
        {
            arguments.Add(name is "is" or "as" or "ofType" ? new TypeSpecifier(TypeSpecifier()) : Argument(name));
        }

        Expect(")");
        if (_error is not null)
        {
            return Literal.Empty;
        }

        if (FunctionTable.Find(name) is not { } function)
        {
            return Fail($"There is no function {name}().");
        }

        return arguments.Count < function.Least || arguments.Count > function.Most
            ? Fail($"{name}() does not take {arguments.Count} arguments.")
            : new Call(focus, function, [.. arguments]);
    }

    private Expression Argument(string function)
    {
        var argument = Expression(0);
        if (function != "sort" || !(_token.IsWord("asc") || _token.IsWord("desc")))
        {
            return argument;
        }

        var descending = _token.IsWord("desc");
        Advance();
        return descending ? new SortKey(argument) : argument;
    }

    private TypeName TypeSpecifier()
    {
        var first = Identifier();
        return first is TypeName.System or TypeName.Fhir && Take(".") ? new TypeName(first, Identifier()) : new TypeName(null, first);
    }

    private string Identifier()
    {
        var name = _token;
        if (name.Kind is not (TokenKind.Identifier or TokenKind.Delimited))
        {
            Unexpected();
            return "";
        }

        Advance();
        return name.Text;
    }
}
