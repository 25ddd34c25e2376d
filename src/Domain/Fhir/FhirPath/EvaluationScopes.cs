namespace HealthAssess.Fhir.Paths;

/// <summary>Operands, arguments, scopes and variables.</summary>
internal sealed partial class Evaluation
{
    private readonly List<(string Name, Item[] Value)> _variables = [];
    private DateTimeOffset? _now;

    /// <summary>The same moment throughout one run (N1, 5.9).</summary>
    public DateTimeOffset Now => _now ??= Context.Time.GetLocalNow();

    /// <summary>Evaluates an operand; variables it defines end with it.</summary>
    public Slice Operand(Expression expression)
    {
        var variables = _variables.Count;
        var result = Push(expression);
        _variables.RemoveRange(variables, _variables.Count - variables);
        return result;
    }

    /// <summary>Evaluates an expression for one item of a loop.</summary>
    public Slice Scoped(Expression expression, in Item item, int index)
    {
        var (outer, outerIndex) = (This, Index);
        (This, Index) = (item, index);
        var result = Operand(expression);
        (This, Index) = (outer, outerIndex);
        return result;
    }

    /// <summary>The criterion of an item: true, false or unknown.</summary>
    public bool? Test(Expression expression, in Item item, int index)
    {
        var (outer, outerIndex) = (This, Index);
        (This, Index) = (item, index);
        var variables = _variables.Count;
        var result = expression.Truth(this);
        _variables.RemoveRange(variables, _variables.Count - variables);
        (This, Index) = (outer, outerIndex);
        return result;
    }

    /// <summary>Evaluates to one System value, or none; several are an error.</summary>
    public Item Value(Expression expression)
    {
        var start = Top;
        var result = Operand(expression);
        var value = Single(result);
        Return(start);
        return value;
    }

    /// <summary>The only item as a System value; none of an empty collection; several are an error.</summary>
    public Item Single(Slice slice)
    {
        if (slice.Count > 1)
        {
            Fail("A single item is expected where there are several.");
        }

        return slice.Count == 1 && !Failed ? _items[slice.Start].ToSystem() : default;
    }

    /// <summary>Singleton evaluation of collections: a boolean is itself, any other single item is true.</summary>
    /// <remarks>FHIRPath N1, 4.5.</remarks>
    public bool? Truth(Slice slice)
    {
        var value = Single(slice);
        return Failed || slice.IsEmpty ? null : value.Kind != ItemKind.Boolean || value.Boolean;
    }

    public bool IsDefined(string name) => _variables.Exists(variable => variable.Name == name);

    public void Define(string name, Slice value) => _variables.Add((name, ToArray(value)));

    /// <summary>Pushes a variable's items; false where there is none of that name.</summary>
    public bool PushVariable(string name)
    {
        var at = _variables.FindLastIndex(variable => variable.Name == name);
        if (at < 0)
        {
            return false;
        }

        foreach (var item in _variables[at].Value)
        {
            Push(item);
        }

        return true;
    }
}
