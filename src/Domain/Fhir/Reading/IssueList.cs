namespace HealthAssess.Fhir;

/// <summary>Collects issues up to a limit; the last one then says that there are more.</summary>
internal sealed class IssueList(int limit)
{
    private List<Issue>? _issues;

    public bool IsFull => _issues?.Count >= limit;

    public int Count => _issues?.Count ?? 0;

    public IReadOnlyList<Issue> Items => _issues ?? (IReadOnlyList<Issue>)[];

    public void Add(IssueSeverity severity, string code, string expression, string text)
    {
        _issues ??= [];
        if (_issues.Count < limit - 1)
        {
            _issues.Add(new Issue(severity, code, expression, text));
        }
        else if (_issues.Count == limit - 1)
        {
            _issues.Add(new Issue(severity, "too-costly", "", $"There are more than {limit} issues; the rest is not listed."));
        }
    }
}
