using Npgsql;

namespace HealthAssess.Storage.Search;

/// <summary>Finds the travellers whom a number or a name means, among those whom the caller may see.</summary>
/// <remarks>Of the others nothing is told by a search that finds nobody, and it takes as long as for somebody who is nowhere.</remarks>
internal static class NamedLookup
{
    /// <summary>A name that more of them have means nobody in particular; of more ids those leave a row who are there to be seen.</summary>
    private const int Few = 10;

    public static async Task<IReadOnlySet<Guid>> Of(NamedPersons named, Func<SearchScope> scopes, NpgsqlDataSource source, CancellationToken cancellation)
    {
        HashSet<Guid> persons = named.ByIds.Count <= Few ? [.. named.ByIds] : [.. await Seen(named.ByIds, scopes(), source, cancellation)];
        foreach (var question in named.Questions)
        {
            var scope = scopes();
            SearchStatement.Persons(scope, question, Few + 1);
            if (scope.Refusals.Count == 0)
            {
                var found = await Read(scope, source, cancellation);
                persons.UnionWith(found.Count > Few ? [] : found);
            }
        }

        return persons;
    }

    private static Task<List<Guid>> Seen(IEnumerable<Guid> persons, SearchScope scope, NpgsqlDataSource source, CancellationToken cancellation)
    {
        scope.Sql.Add($"select distinct r.person from resource r where r.person = any({scope.Sql.Value(persons.ToArray())}) and {scope.Visible("r", "Patient")}");
        return Read(scope, source, cancellation);
    }

    private static async Task<List<Guid>> Read(SearchScope scope, NpgsqlDataSource source, CancellationToken cancellation)
    {
        List<Guid> found = [];
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var command = scope.Sql.On(connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(rows.GetGuid(0));
        }

        return found;
    }
}
