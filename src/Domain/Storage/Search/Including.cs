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
    private const int MostRounds = 32;

    /// <summary>As many as come along.</summary>
    public const int MostIncluded = 1000;

    private static readonly Lazy<SearchDefinition[]> References = new(() => [.. TypePolicies.ByType.Keys.SelectMany(SearchDefinitions.Of).Where(one => one.Type == SearchType.Reference)]);

    private readonly Bodies bodies = new(keys);

    /// <summary>Said where there was more to include than a page holds.</summary>
    public static Refusal TooMany { get; } = new(RefusalKind.TooLong, "include-many", "More than 1000 resources would come along. Some were left out: ask for a smaller page.", "_include");

    /// <summary>Whether an inclusion asks for nothing but the traveller whom the matches are about, which the person column knows.</summary>
    public static bool IsTraveller(Inclusion inclusion, string type) => !inclusion.Reverse && inclusion.Source == type && PersonParameters.Answers(type, inclusion.Code)
        && (inclusion.Target is "Patient" || (inclusion.Target is null && IsOnlyPatient(inclusion)));

    /// <summary>These travellers, as part of the statement of the page.</summary>
    public static string Travellers(SearchScope scope, string page, int places) =>
        $"select {StoredRow.Columns}{string.Concat(Enumerable.Repeat(", null::text", places))} from resource r {StoredRow.Current} where r.type = 'Patient' "
        + $"and r.person = any(array(select s.person from {page} s where s.body is not null and s.wrapped is not null)) and {scope.Visible("r", "Patient")}";

    public async Task<IReadOnlyList<StoredResource>> Of(
        Caller caller, IReadOnlyList<Inclusion> inclusions, IReadOnlyList<StoredResource> matches, NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<StoredResource> included = [];
        if (inclusions.Count == 0 || matches.Count == 0)
        {
            return included;
        }

        // One that a reference names with its version comes beside the current one (bdl-7), which comes once whatever is written meanwhile.
        var current = matches.Select(match => (match.Type, match.Id)).ToHashSet();
        var versions = matches.Select(match => (match.Type, match.Id, match.Version)).ToHashSet();
        var from = matches;
        for (var round = 0; round < MostRounds && from.Count > 0 && included.Count < MostIncluded; round++)
        {
            var found = await Round(caller, [.. inclusions.Where(one => round == 0 || one.Iterate)], from, connection, cancellation);
            from = [.. found.Where(one => (one.IsNamed || current.Add((one.Stored.Type, one.Stored.Id))) && versions.Add((one.Stored.Type, one.Stored.Id, one.Stored.Version))).Select(one => one.Stored)];
            included.AddRange(from);
        }

        return included;
    }

    /// <summary>Whether what came along is all there was.</summary>
    public static bool IsCut(IReadOnlyList<StoredResource> included) => included.Count >= MostIncluded;

    private async Task<IReadOnlyList<(StoredResource Stored, bool IsNamed)>> Round(
        Caller caller, IReadOnlyList<Inclusion> inclusions, IReadOnlyList<StoredResource> from, NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<SealedVersion> rows = [];
        List<bool> named = [];
        foreach (var inclusion in inclusions)
        {
            foreach (var (sql, isNamed) in inclusion.Reverse ? Backward(caller, inclusion, from).Select(sql => (sql, false)) : Forward(caller, inclusion, from))
            {
                await using var command = sql.On(connection);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                while (await reader.ReadAsync(cancellation))
                {
                    rows.Add(StoredRow.Read(reader));
                    named.Add(isNamed);
                }
            }
        }

        return [.. (await bodies.Open(rows, cancellation)).Zip(named).Where(one => Bodies.IsThere(one.First) && (!one.Second || RowFilter.MayShow(caller, one.First)))];
    }

    /// <summary>The statements, and whether one brings the versions that references name, which are looked at once more before they are shown.</summary>
    private static IEnumerable<(SqlText Sql, bool IsNamed)> Forward(Caller caller, Inclusion inclusion, IReadOnlyList<StoredResource> from) => inclusion.Source == Inclusion.AnyType
        ? from.Select(one => one.Type).Distinct().SelectMany(type => Forward(caller, inclusion with { Source = type }, from))
        : Named(caller, inclusion, from);

    private static IEnumerable<(SqlText Sql, bool IsNamed)> Named(Caller caller, Inclusion inclusion, IReadOnlyList<StoredResource> from)
    {
        var sources = from.Where(one => one.Type == inclusion.Source).ToList();
        if (sources.Count == 0)
        {
            yield break;
        }

        if (PersonParameters.Answers(inclusion.Source, inclusion.Code) && inclusion.Target is null or "Patient")
        {
            var persons = sources.Where(one => one.Person is not null).Select(one => one.Person!.Value).Distinct().ToArray();
            yield return (Select(caller, sql => $"r.type = 'Patient' and r.person = any({sql.Value(persons)})"), false);
            if (inclusion.Target is "Patient" || IsOnlyPatient(inclusion))
            {
                yield break;
            }
        }

        var values = Values(inclusion, sources);
        foreach (var target in Literals(inclusion, values).GroupBy(reference => (reference.Type, HasVersion: reference.Version is not null)))
        {
            yield return (target.Key.HasVersion ? VersionedReferences.Select(caller, target.Key.Type!, [.. target]) : Select(caller, sql =>
                $"r.type = {sql.Value(target.Key.Type!)}::resource_type and r.id = any({sql.Value(target.Select(reference => reference.Id!).Distinct().ToArray())})"), target.Key.HasVersion);
        }

        foreach (var (types, url, version) in Addresses(inclusion, values))
        {
            yield return (Select(caller, sql => CanonicalLink.At(sql, types, url, version)), false);
        }
    }

    /// <summary>What is named by its canonical address, and of which types it can be.</summary>
    private static IEnumerable<(IReadOnlyList<string> Types, string Url, string? Version)> Addresses(Inclusion inclusion, List<ReferenceValue> values) =>
        values.Where(reference => reference.Url is not null).DistinctBy(reference => (reference.Parameter, reference.Url, reference.Version))
            .Select(reference => ((IReadOnlyList<string>)[.. CanonicalLink.Targets(SearchDefinitions.Find(inclusion.Source, reference.Parameter)!).Where(type => (inclusion.Target ?? type) == type)], reference.Url!, reference.Version))
            .Where(one => one.Item1.Count > 0);

    private static bool IsOnlyPatient(Inclusion inclusion) =>
        SearchDefinitions.Find(inclusion.Source, inclusion.Code) is { Targets: ["Patient"] };

    private static IEnumerable<ReferenceValue> Literals(Inclusion inclusion, List<ReferenceValue> values) => values
        .Where(reference => reference is { Type: not null, Id: not null, Url: null } && (inclusion.Target is null || reference.Type == inclusion.Target));

    private static List<ReferenceValue> Values(Inclusion inclusion, List<StoredResource> sources) =>
    [
        .. sources.Where(source => !source.Json.IsEmpty)
            .SelectMany(source => SearchIndex.Extract(source.Resource))
            .OfType<ReferenceValue>()
            .Where(reference => inclusion.Code == "*" || reference.Parameter == inclusion.Code),
    ];

    private static IEnumerable<SqlText> Backward(Caller caller, Inclusion inclusion, IReadOnlyList<StoredResource> from)
    {
        if (inclusion.Source == Inclusion.AnyType)
        {
            foreach (var target in from.GroupBy(one => one.Type))
            {
                yield return Anything(caller, target.Key, [.. target]);
            }
        }

        SearchDefinition[] definitions = [.. Definitions(inclusion)];
        foreach (var definition in inclusion.Source == Inclusion.AnyType ? [] : definitions)
        {
            foreach (var target in from.GroupBy(one => one.Type).Where(group => inclusion.Target is null || group.Key == inclusion.Target))
            {
                yield return target.Key == "Patient" && PersonParameters.Answers(definition.Resource, definition.Code)
                    ? Select(caller, sql => $"r.type = '{definition.Resource}' and r.person = any({MergedPersons.Of(sql, [.. target.Select(one => one.Person!.Value)])})")
                    : Select(caller, sql => $"r.type = '{definition.Resource}' and r.key in (select i.resource from index_text i where "
                        + $"{TextCondition.Parameter("i", [IndexHash.Parameter(definition.Resource, definition.Code)])} and i.value = any({sql.Value(target.Select(one => one.Id).ToArray())}) "
                        + $"and i.system = {sql.Value(IndexHash.System(target.Key))})");
            }
        }

        foreach (var target in from.Where(one => CanonicalLink.HasAddress(one.Type) && (inclusion.Target ?? one.Type) == one.Type && !one.Json.IsEmpty))
        {
            SearchDefinition[] naming = [.. definitions.Where(one => one.Targets.Contains(target.Type))];
            if (naming.Length > 0 && target.Resource.Root["url"].Text is { } url)
            {
                yield return Select(caller, sql => CanonicalLink.Names(sql, naming, url, target.Resource.Root["version"].Text));
            }
        }
    }

    /// <summary>Whatever points to these: the index under any reference parameter knows, and of a Patient the person column what the index need not.</summary>
    private static SqlText Anything(Caller caller, string type, IReadOnlyList<StoredResource> targets) => Select(caller, sql =>
    {
        long[] parameters =
        [
            .. References.Value.Where(one => one.Targets.Count == 0 || one.Targets.Contains(type)).Select(one => IndexHash.Parameter(one.Resource, one.Code)),
        ];
        var pointing = $"select i.resource from index_text i where i.param = any({sql.Value(parameters)}) "
            + $"and i.value = any({sql.Value(targets.Select(one => one.Id).ToArray())}) and i.system = {sql.Value(IndexHash.System(type))}";
        if (type == "Patient")
        {
            var persons = MergedPersons.Of(sql, [.. targets.Select(one => one.Person!.Value)]);
            var types = sql.Value(TypePolicies.ByType.Keys.Where(one => PersonParameters.Codes(one).Count > 0).ToArray());
            pointing += $" union all select p.key from resource p where p.person = any({persons}) and p.type = any({types}::resource_type[])";
        }

        return $"r.key in ({pointing})";
    });

    private static IEnumerable<SearchDefinition> Definitions(Inclusion inclusion) => inclusion.Source == Inclusion.AnyType ? References.Value
        : SearchDefinitions.Of(inclusion.Source).Where(one => one.Type == SearchType.Reference && (inclusion.Code == "*" || one.Code == inclusion.Code));

    private static SqlText Select(Caller caller, Func<SqlText, string> condition)
    {
        var sql = new SqlText();
        return sql.Add($"select {StoredRow.Columns} from resource r {StoredRow.Current} ")
            .Add($"where {condition(sql)} and not r.deleted and {RowFilter.For(caller, "r", sql)} limit {MostIncluded}");
    }
}
