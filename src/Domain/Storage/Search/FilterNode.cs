namespace HealthAssess.Storage.Search;

/// <summary>A part of a <c>_filter</c>.</summary>
/// <remarks>FHIR R4, search_filter.html.</remarks>
internal abstract record FilterNode
{
    /// <summary>The parameters that it asks of the resource itself.</summary>
    public abstract IEnumerable<string> Names { get; }
}

/// <summary>Both parts hold.</summary>
internal sealed record FilterBoth(FilterNode Left, FilterNode Right) : FilterNode
{
    public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);
}

/// <summary>One of two parts holds.</summary>
internal sealed record FilterEither(FilterNode Left, FilterNode Right) : FilterNode
{
    public override IEnumerable<string> Names => Left.Names.Concat(Right.Names);
}

/// <summary>A part does not hold.</summary>
internal sealed record FilterNot(FilterNode Inner) : FilterNode
{
    public override IEnumerable<string> Names => Inner.Names;
}

/// <summary>A part about what a reference points to: <c>subject[gender eq female].name co "pet"</c>.</summary>
/// <param name="Link">The reference parameter, with a type where one was said.</param>
/// <param name="Rest">What is asked of its target, as a filter of its own.</param>
internal sealed record FilterLink(string Link, string Rest) : FilterNode
{
    public override IEnumerable<string> Names => [Link.Split(':')[0]];
}

/// <summary>One comparison: <c>birthdate ge 2014-10-10</c>.</summary>
internal sealed record FilterTest(string Name, string Operator, string Value) : FilterNode
{
    public override IEnumerable<string> Names => [Name];
}
