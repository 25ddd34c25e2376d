namespace HealthAssess.Fhir.Paths;

/// <summary>The clock, traces and variables.</summary>
/// <remarks>FHIRPath N1, 5.9; defineVariable of the continuous build.</remarks>
internal static class Utilities
{
    public static IEnumerable<Function> Functions =>
    [
        new("now", 0, 0, "any", "DateTime", (run, input, _) => run.Return(input.Start, Item.Of(Temporal.OfInstant(run.Now)))),
        new("today", 0, 0, "any", "Date", (run, input, _) => run.Return(input.Start, Item.Of(Temporal.OfInstant(run.Now).DatePart))),
        new("timeOfDay", 0, 0, "any", "Time", (run, input, _) => run.Return(input.Start, Item.Of(Temporal.OfInstant(run.Now).TimePart!))),
        new("trace", 1, 2, "any", "input", Trace),
        new("defineVariable", 1, 2, "any", "input", DefineVariable),
    ];

    // Personal data goes to no log: a trace evaluates what it is given, and that is all.
    private static void Trace(Evaluation run, Slice input, Expression[] arguments)
    {
        Lift.Text(run, arguments[0]);
        for (var i = 0; arguments.Length > 1 && i < input.Count && run.Step(); i++)
        {
            run.Scoped(arguments[1], run[input.Start + i], i);
        }

        run.Return(input.End);
    }

    private static void DefineVariable(Evaluation run, Slice input, Expression[] arguments)
    {
        var name = Lift.Text(run, arguments[0]);
        if (name is null || Constant.IsReserved(name) || run.IsDefined(name))
        {
            run.Fail($"The variable '{name}' cannot be defined.");
            return;
        }

        run.Define(name, arguments.Length > 1 ? run.Operand(arguments[1]) : input);
        run.Return(input.End);
    }
}
