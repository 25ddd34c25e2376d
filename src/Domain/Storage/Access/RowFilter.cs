using HealthAssess.Domain;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Access;

/// <summary>
/// Which rows a caller may know of. The one place that says it: as an SQL predicate for every read, after includes too,
/// and as a question about a row that a writer has loaded.
/// </summary>
internal static class RowFilter
{
    /// <summary>The predicate over a row of <c>resource</c> named <paramref name="row"/>.</summary>
    public static string For(Caller caller, string row, SqlText sql)
    {
        var reach = Reaches.Of(caller);
        var within = reach switch
        {
            Reach.Everywhere => "true",
            Reach.Country => $"({row}.person is null or {row}.country = {sql.Value(caller.Scope.Country!)})",
            Reach.PointsOfEntry => $"({row}.person is null or {row}.point_of_entry = any({sql.Value<Guid[]>([.. caller.Scope.PointsOfEntry])}))",
            Reach.OwnRecord => $"({row}.person is null or {row}.person = any(same_person({sql.Value(caller.Person!.Value)})))",
            Reach.Registers => $"{row}.person is null",
            _ => "false",
        };
        var allowed = caller.Restricted || reach == Reach.OwnRecord ? within : $"{within} and not {row}.restricted";
        if (caller.Types is { } types && reach is not Reach.Registers)
        {
            allowed = $"{allowed} and ({row}.person is null or {row}.type = any({sql.Value<string[]>([.. types])}::resource_type[]))";
        }

        return caller.Opened is { } opened && reach is Reach.Country or Reach.PointsOfEntry
            ? $"({allowed} or {row}.person = any(same_person({sql.Value(opened)})))"
            : $"{allowed}";
    }

    /// <summary>Whether a version may be shown: an older one may carry a label that the current one, which the statement goes by, has lost.</summary>
    /// <remarks>A traveller may see everything of their own (PR-13); a record opened in an emergency is seen whole (PR-14).</remarks>
    public static bool MayShow(Caller caller, StoredResource version) =>
        caller.Restricted || Reaches.Of(caller) == Reach.OwnRecord || (caller.Opened is not null && caller.Opened == version.Person)
        || !RestrictedLabels.MayBeOn(version.Json.Span) || !RestrictedLabels.On(version.Resource);

    /// <summary>Whether a writer may touch a row that is already there: what is of a type that they do not see is not there for a change either, whose answer would show it.</summary>
    public static bool MayChange(Caller caller, string type, Guid? person, Guid? pointOfEntry, string? country, bool restricted)
    {
        var reach = Reaches.OfWriter(caller);
        var within = reach switch
        {
            Reach.Everywhere => true,
            Reach.Country => person is null || country == caller.Scope.Country,
            Reach.PointsOfEntry => person is null || (pointOfEntry is { } place && caller.Scope.PointsOfEntry.Contains(place)),
            Reach.OwnRecord => person is not null && person == caller.Person,
            _ => false,
        };
        return within && (person is null || caller.Types?.Contains(type) != false) && (!restricted || caller.Restricted || reach is Reach.OwnRecord);
    }
}
