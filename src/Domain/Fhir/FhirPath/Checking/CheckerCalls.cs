using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Paths;

/// <summary>Calls of functions: what they accept, and what they return.</summary>
internal sealed partial class Checker
{
    private StaticType OfCall(Call call, StaticType context)
    {
        var function = call.Function;
        var focus = call.Focus is null ? context : Infer(call.Focus, context);
        if (Rejects(function.Accepts, focus))
        {
            _errors.Add($"{function.Name}() takes a {function.Accepts}.");
        }

        if (function.Name is "first" or "last" or "tail" or "skip" or "take")
        {
            NeedsOrder(focus, function.Name + "()");
        }

        var inner = IsScoped(function.Name) ? focus : context;
        var arguments = call.Arguments.Where(argument => argument is not TypeSpecifier && function.Name is not ("sort" or "aggregate" or "repeat" or "repeatAll"))
            .Select(argument => Infer(argument, inner)).ToArray();
        if (function.Name == "iif" && strict && arguments[0].Never(ItemKind.Boolean))
        {
            _errors.Add("The criterion of iif() is no Boolean.");
        }

        return Result(call, focus, arguments);
    }

    private StaticType Result(Call call, StaticType focus, StaticType[] arguments) => call.Function.Returns switch
    {
        "input" => focus,
        "argument" => arguments[0],
        "both" => focus.And(arguments[0]),
        "type" => Narrow(((TypeSpecifier)call.Arguments[0]).Type) with { Ordered = focus.Ordered },
        "Extension" => StaticType.Of([Definitions.Get("Extension")]),
        var kind when Enum.TryParse<ItemKind>(kind, out var known) => StaticType.Of(known),
        _ => StaticType.Unknown with { Ordered = call.Function.Name is not ("children" or "descendants") },
    };

    private static bool Rejects(string accepts, StaticType focus) => accepts switch
    {
        "String" => focus.Never(ItemKind.String),
        "Number" => focus.Never(ItemKind.Integer, ItemKind.Decimal, ItemKind.Quantity),
        _ => false,
    };

    private static bool IsScoped(string function) => function is "where" or "select" or "all" or "exists" or "trace" or "iif";
}
