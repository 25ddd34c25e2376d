namespace HealthAssess.Storage.Index;

/// <summary>The rows of one version while they are collected.</summary>
/// <param name="type">The name that its parameters go by.</param>
/// <param name="kind">Its resource type.</param>
/// <param name="person">Whose record it is.</param>
internal sealed class IndexTarget(string type, string kind, Guid? person)
{
    public IndexTarget(string type, Guid? person)
        : this(type, type, person)
    {
    }

    /// <summary>As many as most resources have, so that the set need not grow.</summary>
    private const int UsualTexts = 7;

    public string Type { get; } = type;

    public string Kind { get; } = kind;

    public Guid? Person { get; } = person;

    public HashSet<TextRow> Texts { get; private init; } = new(UsualTexts);

    public HashSet<DateRow> Dates { get; private init; } = [];

    public HashSet<QuantityRow> Quantities { get; private init; } = [];

    /// <summary>The reference parameters that have a value.</summary>
    public HashSet<string> Answered { get; } = new(StringComparer.Ordinal);

    /// <summary>The references to contained resources, by parameter.</summary>
    public HashSet<(string Code, string Id)> Inside { get; } = [];

    /// <summary>The contained resources that were entered already, each under the name it is found by there.</summary>
    public HashSet<(string Name, string? Id)> Entered { get; private init; } = [];

    public DateRow? Principal { get; set; }

    /// <summary>For a resource that this one contains: its rows are kept with these.</summary>
    public IndexTarget For(string name, string kind) => new(name, kind, Person) { Texts = Texts, Dates = Dates, Quantities = Quantities, Entered = Entered };

    /// <summary>Leaves out what a narrower parameter of a union has already.</summary>
    public void DropRepeated()
    {
        if (!Unions.Has(Type))
        {
            return;
        }

        Texts.RemoveWhere(row => Unions.PartsOf(row.Param).Any(part => Texts.Contains(row with { Param = part })));
        Quantities.RemoveWhere(row => Unions.PartsOf(row.Param).Any(part => Quantities.Contains(row with { Param = part })));
    }
}
