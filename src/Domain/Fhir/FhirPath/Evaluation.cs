namespace HealthAssess.Fhir.Paths;

/// <summary>
/// One run of an expression: a stack of items, the current <c>$this</c>, <c>$index</c> and <c>$total</c>, the variables,
/// and a budget. Each expression leaves its result on top of the stack; nothing is allocated for a collection.
/// </summary>
/// <remarks>An error stops the run: it is kept here, every loop sees it, and the result is thrown away.</remarks>
internal sealed partial class Evaluation
{
    private const int MaxItems = 1_000_000;
    private const int CharactersAStep = 4;
    private Item[] _items = new Item[64];
    private int _budget;

    public FhirPathContext Context { get; private set; } = FhirPathContext.Default;

    /// <summary>The element the expression was given: <c>%context</c>.</summary>
    public Element Input { get; private set; }

    public Item This { get; set; }

    /// <summary>−1 outside a loop.</summary>
    public int Index { get; set; }

    public Slice Total { get; set; }

    public int Top { get; private set; }

    public string? Error { get; private set; }

    public bool Failed => Error is not null;

    /// <summary>The steps taken so far.</summary>
    public int Steps => Context.MaxSteps - Math.Max(0, _budget);

    public ref readonly Item this[int index] => ref _items[index];

    public void Begin(Element input, FhirPathContext context)
    {
        (Input, Context, This) = (input, context, input.Exists ? Item.Of(input) : default);
        (Index, Total, Top, Error, _budget) = (-1, default, 0, null, context.MaxSteps);
        _variables.Clear();
        _now = null;
    }

    /// <summary>Drops what the run held on to, so that a pooled evaluation keeps no resource alive.</summary>
    public void End()
    {
        _items.AsSpan(0, Math.Max(_high, Top)).Clear();
        _items = _items.Length > 4096 ? new Item[64] : _items;
        (_high, Top, Input, This, Context) = (0, 0, default, default, FhirPathContext.Default);
        _variables.Clear();
    }

    /// <summary>Counts one step; false once the run has failed or used its budget.</summary>
    public bool Step()
    {
        if (--_budget < 0)
        {
            Fail("The expression takes more steps than allowed.");
        }

        return !Failed;
    }

    /// <summary>Counts many steps at once, for work that grows with its input.</summary>
    public bool Step(int steps)
    {
        _budget = steps > _budget ? 0 : _budget - steps;
        return Step();
    }

    /// <summary>Counts the steps of making a text, so that texts cannot grow without end.</summary>
    public bool StepText(int length) => Step(length / CharactersAStep);

    /// <summary>Keeps the first error.</summary>
    public void Fail(string error) => Error ??= error;

    public void Push(in Item item)
    {
        if (Top == _items.Length)
        {
            if (Top >= MaxItems)
            {
                Fail("A collection is larger than allowed.");
                return;
            }

            Array.Resize(ref _items, _items.Length * 2);
        }

        _items[Top++] = item;
    }

    /// <summary>Evaluates onto the top of the stack.</summary>
    public Slice Push(Expression expression)
    {
        var start = Top;
        expression.Push(this);
        return new Slice(start, Top - start);
    }

    /// <summary>Ends a function: nothing from <paramref name="start"/> on.</summary>
    public void Return(int start)
    {
        _high = Math.Max(_high, Top);
        Top = start;
    }

    /// <summary>Ends a function: one item, or nothing.</summary>
    public void Return(int start, in Item item)
    {
        var copy = item;
        Return(start);
        if (!copy.IsNone)
        {
            Push(copy);
        }
    }

    /// <summary>Ends a function: these items.</summary>
    public void Return(int start, Slice result)
    {
        Array.Copy(_items, result.Start, _items, start, result.Count);
        _high = Math.Max(_high, Top);
        Top = start + result.Count;
    }

    /// <summary>A copy of the items, for work that needs a list.</summary>
    public Item[] ToArray(Slice slice) => _items.AsSpan(slice.Start, slice.Count).ToArray();

    private int _high;
}
