namespace HealthAssess.Storage.Search;

/// <summary>Persons and everybody merged with them, as an array of a statement: looked for once, and not at all where nobody was merged.</summary>
internal static class MergedPersons
{
    public static string Of(SqlText sql, Guid[] persons)
    {
        var wanted = sql.Value(persons);
        return $"case when exists (select 1 from person_link l where l.ended is null and (l.person = any({wanted}) or l.survivor = any({wanted}))) "
            + $"then array(select unnest(same_person(one)) from unnest({wanted}) one) else {wanted} end";
    }
}
