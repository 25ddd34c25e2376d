namespace HealthAssess.Fhir.Paths;

/// <summary>Makes functions of plain methods: an empty input or argument gives an empty result, several items are an error.</summary>
internal static class Lift
{
    /// <summary>A function of the only item, as a System value.</summary>
    public static FunctionBody Value(Func<Item, Item> body) => (run, input, _) =>
    {
        var value = run.Single(input);
        run.Return(input.Start, value.IsNone || run.Failed ? default : body(value));
    };

    /// <summary>A function of a string.</summary>
    public static FunctionBody String(Func<string, Item> body) => (run, input, _) =>
        run.Return(input.Start, Text(run, input) is { } text && run.StepText(text.Length) ? body(text) : default);

    /// <summary>A function of a string and a string argument.</summary>
    public static FunctionBody String(Func<string, string, Item> body) => (run, input, arguments) =>
    {
        var (text, argument) = (Text(run, input), Text(run, arguments[0]));
        run.Return(input.Start, text is null || argument is null || !run.StepText(text.Length) ? default : body(text, argument));
    };

    /// <summary>A function of a number.</summary>
    public static FunctionBody Number(Func<decimal, Item> body) => (run, input, _) =>
    {
        var value = run.Single(input);
        if (!value.IsNone && !value.IsNumber)
        {
            run.Fail("A number is expected.");
        }

        run.Return(input.Start, value.IsNone || run.Failed ? default : body(value.Decimal));
    };

    /// <summary>A function of a date, DateTime or time.</summary>
    public static FunctionBody Temporal(Func<Temporal, Item> body) => Value(value => value.IsTemporal ? body(value.Temporal) : default);

    /// <summary>The input's only string; null where it is empty; anything else is an error.</summary>
    public static string? Text(Evaluation run, Slice input)
    {
        var value = run.Single(input);
        if (!value.IsNone && value.Kind != ItemKind.String)
        {
            run.Fail("A String is expected.");
        }

        return value.Kind == ItemKind.String && !run.Failed ? value.String : null;
    }

    /// <summary>The argument's only string; null where it is empty; anything else is an error.</summary>
    public static string? Text(Evaluation run, Expression argument)
    {
        var start = run.Top;
        var text = Text(run, run.Operand(argument));
        run.Return(start);
        return text;
    }

    /// <summary>The argument's only integer; null where it is empty; anything else is an error.</summary>
    public static int? Integer(Evaluation run, Expression argument)
    {
        var value = run.Value(argument);
        if (!value.IsNone && value.Kind != ItemKind.Integer)
        {
            run.Fail("An Integer is expected.");
        }

        return value.Kind == ItemKind.Integer && !run.Failed ? value.Integer : null;
    }
}
