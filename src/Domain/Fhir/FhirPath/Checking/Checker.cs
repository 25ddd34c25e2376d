using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir.Paths;

/// <summary>Finds what can never work, from the types alone: elements that a type does not have, operands of the wrong kind.</summary>
/// <remarks>FHIRPath N1, 11: type safety and strict evaluation.</remarks>
internal sealed partial class Checker(string? type, bool strict, bool ordered)
{
    private readonly List<string> _errors = [];
    private readonly StaticType _context = type is not null && Definitions.Find(type) is { } shape ? StaticType.Of([shape]) : StaticType.Unknown;

    public IReadOnlyList<string> Check(Expression expression)
    {
        Infer(expression, _context);
        return _errors;
    }

    public StaticType TypeOf(Expression expression) => Infer(expression, _context);

    private StaticType Infer(Expression expression, StaticType context) => expression switch
    {
        Literal literal => literal.Value.IsNone ? StaticType.Empty : StaticType.Of(literal.Value.Kind),
        LoopValue value => value.Name switch { "$this" => context, "$index" => StaticType.Of(ItemKind.Integer), _ => StaticType.Unknown },
        Constant { Name: "context" } => _context,
        Constant { Name: "resource" or "rootResource" } when _context.Shapes is [{ IsResource: true }] => _context,
        Member member => OfMember(member, context),
        Indexer indexer => OfIndexer(indexer, context),
        Call call => OfCall(call, context),
        TypeTest test => OfTypeTest(test, context),
        Sign sign => OfSign(sign, context),
        Arithmetic arithmetic => OfArithmetic(arithmetic, context),
        Union union => Infer(union.Left, context).And(Infer(union.Right, context)),
        Concatenation joined => Both(joined.Left, joined.Right, context, ItemKind.String),
        Condition condition => OfCondition(condition, context),
        _ => StaticType.Unknown,
    };

    private StaticType OfMember(Member member, StaticType context)
    {
        if (member.Focus is null && char.IsAsciiLetterUpper(member.Name.FirstOrDefault('_')) && Definitions.Find(member.Name) is { } named)
        {
            return OfTypeName(named, context);
        }

        var focus = member.Focus is null ? context : Infer(member.Focus, context);
        if (!focus.Known)
        {
            return StaticType.Unknown;
        }

        var elements = focus.Shapes.Select(shape => shape.Element(member.Name)).OfType<ElementShape>().ToArray();
        if (elements.Length == 0 && focus.Shapes.Count > 0 && focus.Kinds.Count == 0 && !focus.Shapes.Any(shape => shape.IsAbstract))
        {
            _errors.Add($"{string.Join(" or ", focus.Shapes.Select(shape => shape.Name))} has no element '{member.Name}'.");
        }

        return elements.Length == 0 ? StaticType.Unknown : StaticType.Of([.. elements.SelectMany(Types).Distinct()]) with { Ordered = focus.Ordered };
    }

    private StaticType OfTypeName(TypeShape named, StaticType context)
    {
        if (strict && context.Shapes.Count > 0 && !context.Shapes.Any(shape => shape.Is(named.Name)))
        {
            _errors.Add($"The input is no {named.Name}.");
        }

        return context.Shapes.Any(shape => shape.Is(named.Name)) ? context : StaticType.Of([named]);
    }

    private static IEnumerable<TypeShape> Types(ElementShape element) => element.Properties.Select(property => property.Type);

    private StaticType OfIndexer(Indexer indexer, StaticType context)
    {
        var focus = Infer(indexer.Focus, context);
        Infer(indexer.Index, context);
        NeedsOrder(focus, "[ ]");
        return focus;
    }

    private StaticType OfTypeTest(TypeTest test, StaticType context)
    {
        var operand = Infer(test.Operand, context);
        return test.IsCast ? Narrow(test.Type) with { Ordered = operand.Ordered } : StaticType.Of(ItemKind.Boolean);
    }

    private StaticType Narrow(TypeName name)
    {
        if (!TypeMatching.Exists(name))
        {
            _errors.Add($"There is no type {name}.");
        }

        var kind = name.Model != TypeName.Fhir && Enum.TryParse<ItemKind>(name.Name, out var known) ? known : ItemKind.None;
        var found = name.Model == TypeName.System ? null : Definitions.Find(name.Name);
        return found is not null ? StaticType.Of([found]) : kind != ItemKind.None ? StaticType.Of(kind) : StaticType.Unknown;
    }

    private StaticType OfSign(Sign sign, StaticType context)
    {
        var operand = Infer(sign.Operand, context);
        if (operand.Never(ItemKind.Integer, ItemKind.Decimal, ItemKind.Quantity))
        {
            _errors.Add("Only a number or a Quantity has a sign.");
        }

        return operand;
    }

    private StaticType OfArithmetic(Arithmetic arithmetic, StaticType context)
    {
        StaticType left = Infer(arithmetic.Left, context), right = Infer(arithmetic.Right, context);
        if (left.Always(ItemKind.Date, ItemKind.DateTime, ItemKind.Time) && right.Never(ItemKind.Quantity))
        {
            _errors.Add("Only a Quantity of time can be added to a date or time.");
        }

        return StaticType.Unknown;
    }

    private StaticType OfCondition(Condition condition, StaticType context) => condition switch
    {
        Sameness same => Both(same.Left, same.Right, context, ItemKind.Boolean),
        Comparison comparison => Both(comparison.Left, comparison.Right, context, ItemKind.Boolean),
        Logic logic => Both(logic.Left, logic.Right, context, ItemKind.Boolean),
        Membership membership => Both(membership.Left, membership.Right, context, ItemKind.Boolean),
        _ => StaticType.Of(ItemKind.Boolean),
    };

    private StaticType Both(Expression left, Expression right, StaticType context, ItemKind result)
    {
        Infer(left, context);
        Infer(right, context);
        return StaticType.Of(result);
    }

    private void NeedsOrder(StaticType focus, string function)
    {
        if (ordered && !focus.Ordered)
        {
            _errors.Add($"{function} needs an order that the collection does not have.");
        }
    }
}
