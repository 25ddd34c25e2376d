using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Records;

namespace HealthAssess.Storage.Reading;

/// <summary>One resource that somebody asked for, on its way.</summary>
internal sealed record AskedRead(Caller Caller, string Type, string Id, int? Version, string Note)
{
    /// <summary>What the caller may see, as a predicate over <c>r</c>, and its values.</summary>
    public SqlText Filter { get; } = FilterOf(Caller);

    /// <summary>The answer, or the database's failure.</summary>
    public TaskCompletionSource<SealedVersion?> Found { get; } = new();

    private static SqlText FilterOf(Caller caller)
    {
        var sql = new SqlText();
        return sql.Add(RowFilter.For(caller, "r", sql));
    }
}
