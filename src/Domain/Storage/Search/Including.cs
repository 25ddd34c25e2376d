using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Reading;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage.Search;

/// <summary>_include and _revinclude: follows references from a page and to it, within the caller's row filter.</summary>
/// <remarks>FHIR R4, search.html#revinclude.</remarks>
internal sealed class Including(DataKeys keys)
{
    private const int MostRounds = 6;
    private const int MostIncluded = 1000;

    private readonly Bodies bodies = new(keys);

    public async Task<IReadOnlyList<StoredResource>> Of(
        Caller caller, SearchRequest request, IReadOnlyList<StoredResource> matches, NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<StoredResource> included = [];
        if (request.Includes.Count == 0 || matches.Count == 0)
        {
            return included;
        }

        var seen = matches.Select(match => (match.Type, match.Id)).ToHashSet();
        var from = matches;
        for (var round = 0; round < MostRounds && from.Count > 0 && included.Count < MostIncluded; round++)
        {
            var found = await Round(caller, [.. request.Includes.Where(one => round == 0 || one.Iterate)], from, connection, cancellation);
            from = [.. found.Where(one => seen.Add((one.Type, one.Id)))];
            included.AddRange(from);
        }

        return included;
    }

    private async Task<IReadOnlyList<StoredResource>> Round(
        Caller caller, IReadOnlyList<Inclusion> inclusions, IReadOnlyList<StoredResource> from, NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<SealedVersion> rows = [];
        foreach (var inclusion in inclusions)
        {
            foreach (var sql in inclusion.Reverse ? Backward(caller, inclusion, from) : Forward(caller, inclusion, from))
            {
                await using var command = sql.On(connection);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    rows.Add(StoredRow.Read(reader));
                }
            }
        }

        return [.. (await bodies.Open(rows, cancellation)).Where(Bodies.IsThere)];
    }

    private static IEnumerable<SqlText> Forward(Caller caller, Inclusion inclusion, IReadOnlyList<StoredResource> from)
    {
        var sources = from.Where(one => one.Type == inclusion.Source).ToList();
        if (sources.Count == 0)
        {
            yield break;
        }

        if (PersonParameters.Answers(inclusion.Source, inclusion.Code) && inclusion.Target is null or "Patient")
        {
            var persons = sources.Where(one => one.Person is not null).Select(one => one.Person!.Value).Distinct().ToArray();
            yield return Select(caller, sql => $"r.type = 'Patient' and r.person = any({sql.Value(persons)})");
            if (inclusion.Target is "Patient" || IsOnlyPatient(inclusion))
            {
                yield break;
            }
        }

        foreach (var target in References(inclusion, sources).GroupBy(reference => reference.Type!))
        {
            var ids = target.Select(reference => reference.Id!).Distinct().ToArray();
            yield return Select(caller, sql => $"r.type = {sql.Value(target.Key)}::resource_type and r.id = any({sql.Value(ids)})");
        }
    }

    private static bool IsOnlyPatient(Inclusion inclusion) =>
        SearchDefinitions.Find(inclusion.Source, inclusion.Code) is { Targets: ["Patient"] };

    private static IEnumerable<ReferenceValue> References(Inclusion inclusion, List<StoredResource> sources) =>
        sources.Where(source => !source.Json.IsEmpty)
            .SelectMany(source => SearchIndex.Extract(source.Resource))
            .OfType<ReferenceValue>()
            .Where(reference => (inclusion.Code == "*" || reference.Parameter == inclusion.Code)
                && reference is { Type: not null, Id: not null, Url: null } && (inclusion.Target is null || reference.Type == inclusion.Target));

    private static IEnumerable<SqlText> Backward(Caller caller, Inclusion inclusion, IReadOnlyList<StoredResource> from)
    {
        if (inclusion.Source == Inclusion.AnyType)
        {
            foreach (var target in from.GroupBy(one => one.Type))
            {
                yield return Anything(caller, target.Key, [.. target]);
            }

            yield break;
        }

        foreach (var definition in Definitions(inclusion))
        {
            foreach (var target in from.GroupBy(one => one.Type).Where(group => inclusion.Target is null || group.Key == inclusion.Target))
            {
                yield return target.Key == "Patient" && PersonParameters.Answers(definition.Resource, definition.Code)
                    ? Select(caller, sql => $"r.type = '{definition.Resource}' and r.person = any({sql.Value(target.Select(one => one.Person!.Value).ToArray())})")
                    : Select(caller, sql => $"r.type = '{definition.Resource}' and r.key in (select i.resource from index_text i where "
                        + $"{TextCondition.Parameter("i", [IndexHash.Parameter(definition.Resource, definition.Code)])} and i.value = any({sql.Value(target.Select(one => one.Id).ToArray())}) "
                        + $"and i.system = {sql.Value(IndexHash.System(target.Key))})");
            }
        }
    }

    /// <summary>Whatever points to these: of a Patient its person column knows, of anything else the index under any reference parameter.</summary>
    private static SqlText Anything(Caller caller, string type, IReadOnlyList<StoredResource> targets)
    {
        if (type == "Patient")
        {
            return Select(caller, sql => $"r.type <> 'Patient' and r.person = any({sql.Value(targets.Select(one => one.Person!.Value).ToArray())})");
        }

        long[] parameters =
        [
            .. TypePolicies.ByType.Keys.SelectMany(SearchDefinitions.Of)
                .Where(one => one.Type == SearchType.Reference && (one.Targets.Count == 0 || one.Targets.Contains(type)))
                .Select(one => IndexHash.Parameter(one.Resource, one.Code)),
        ];
        return Select(caller, sql => $"r.key in (select i.resource from index_text i where i.param = any({sql.Value(parameters)}) "
            + $"and i.value = any({sql.Value(targets.Select(one => one.Id).ToArray())}) and i.system = {sql.Value(IndexHash.System(type))})");
    }

    private static IEnumerable<SearchDefinition> Definitions(Inclusion inclusion) =>
        SearchDefinitions.Of(inclusion.Source).Where(one => one.Type == SearchType.Reference && (inclusion.Code == "*" || one.Code == inclusion.Code));

    private static SqlText Select(Caller caller, Func<SqlText, string> condition)
    {
        var sql = new SqlText();
        return sql.Add($"select {StoredRow.Columns} from resource r {StoredRow.Current} ")
            .Add($"where {condition(sql)} and not r.deleted and {RowFilter.For(caller, "r", sql)} limit {MostIncluded}");
    }
}
