namespace HealthAssess.Storage.Search;

/// <summary>Persons and everybody merged with them.</summary>
internal static class MergedPersons
{
    /// <summary>As an array of a statement: looked for once, and not at all where nobody was merged.</summary>
    public static string Of(SqlText sql, Guid[] persons)
    {
        var wanted = sql.Value(persons);
        return $"case when exists (select 1 from person_link l where l.ended is null and (l.person = any({wanted}) or l.survivor = any({wanted}))) "
            + $"then array(select unnest(same_person(one)) from unnest({wanted}) one) else {wanted} end";
    }

    /// <summary>As a query: the persons of the rows of <c>resource</c> that a condition is true of, and whom they are one with.</summary>
    /// <param name="scope">The search.</param>
    /// <param name="row">Their rows.</param>
    /// <param name="condition">What is true of them.</param>
    /// <param name="before">How many look-ups the search had before the condition was written.</param>
    /// <param name="parameter">The parameter that asks.</param>
    /// <remarks>Two arms with the same condition: PostgreSQL can go along an index through either, from the persons or to them.</remarks>
    public static string Where(SearchScope scope, string row, string condition, int before, string parameter)
    {
        // Links through Patients one after another would write the same look-ups two, four, eight times: what stands twice counts twice.
        scope.Takes(scope.LookUps - before, parameter);
        return $"select {row}.person from resource {row} where {condition} "
            + $"union all select same.same from person_same same join resource {row} on {row}.person = same.person where {condition}";
    }
}
