namespace HealthAssess.Fhir.Paths;

/// <summary><c>iif()</c>: only the result that is chosen is evaluated.</summary>
/// <remarks>FHIRPath N1, 5.5.1.</remarks>
internal static class Choice
{
    public static IEnumerable<Function> Functions => [new("iif", 2, 3, "any", "any", Iif)];

    private static void Iif(Evaluation run, Slice input, Expression[] arguments)
    {
        if (input.Count > 1)
        {
            run.Fail("iif() takes a single item.");
            return;
        }

        var item = input.IsEmpty ? default : run[input.Start];
        var condition = run.Test(arguments[0], item, run.Index) == true;
        var chosen = condition ? arguments[1] : arguments.Length > 2 ? arguments[2] : Literal.Empty;
        run.Return(input.Start, run.Failed ? default : run.Scoped(chosen, item, run.Index));
    }
}
