using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Reading;
using HealthAssess.Storage.Records;
using HealthAssess.Storage.Search;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>
/// The one read path. Every read is made for a caller: the row filter is part of the statement, and what is disclosed
/// of a person is audited before the answer leaves.
/// </summary>
public sealed class ResourceReader
{
    private readonly Database database;
    private readonly Bodies bodies;
    private readonly HistoryReading history;
    private readonly Disclosures disclosures;
    private readonly Searching searching;
    private readonly EverythingReading everything;
    private readonly SharedReads shared;

    /// <summary>For one database.</summary>
    public ResourceReader(Database database, DataKeys keys, AuditLog audit, TimeProvider time)
    {
        this.database = database;
        bodies = new Bodies(keys);
        history = new HistoryReading(database, keys);
        disclosures = new Disclosures(audit, time);
        searching = new Searching(database, keys, disclosures, time);
        everything = new EverythingReading(database, keys);
        shared = new SharedReads(database, time);
    }

    /// <summary>The current version of a resource. What the caller may not see is "not found"; what was deleted is "deleted".</summary>
    public Task<Outcome<StoredResource>> Read(Caller caller, string type, string id, CancellationToken cancellation) =>
        One(caller, type, id, null, "read " + type, cancellation);

    /// <summary>One version of a resource, the current one or an older.</summary>
    public Task<Outcome<StoredResource>> ReadVersion(Caller caller, string type, string id, int version, CancellationToken cancellation) =>
        One(caller, type, id, version, "vread " + type, cancellation);

    /// <summary>Audits what the refusal of a change has told of what is there.</summary>
    internal Task Told(Caller caller, string note, IEnumerable<StoredResource> there, CancellationToken cancellation) => disclosures.Of(caller, note, there, cancellation);

    /// <summary>Audits that the condition of a write led to nothing: of whom it names.</summary>
    internal Task Asked(Caller caller, string note, string type, string condition, CancellationToken cancellation) => searching.Asked(caller, note, type, condition, cancellation);

    /// <summary>Versions, newest first.</summary>
    public Task<Outcome<HistoryPage>> History(Caller caller, HistoryQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Id is not null && !ResourceId.IsValid(query.Id)
            ? Task.FromResult<Outcome<HistoryPage>>(WriteAccess.NotThere(query.Type ?? "resource", "…"))
            : query.Type is not null && !IsStored(query.Type)
            ? Task.FromResult<Outcome<HistoryPage>>(UnknownType(query.Type))
            : Guarded.Read(database.Source, async () =>
            {
                var page = await history.Read(caller, query, cancellation);
                if (page is { Ok: true, Value: { Versions.Count: 0, Total: null or 0 } } && query is { Id: { } id, Since: null, AtFrom: null, Cursor: null })
                {
                    return WriteAccess.NotThere(query.Type ?? "resource", id);
                }

                if (page.Ok)
                {
                    await History(caller, query, page.Value, cancellation);
                }

                return page;
            });
    }

    private async Task History(Caller caller, HistoryQuery query, HistoryPage page, CancellationToken cancellation)
    {
        var note = "history " + query.Type;
        var about = query is { Id: { } id, Type: { } type } && page.Versions.Count == 0 ? await About(caller, type, id, cancellation) ?? [] : [];
        await (query.CountOnly ? disclosures.Counted(caller, note, about, cancellation)
            // That nothing has changed since is told of somebody, too.
            : page.Versions.Count == 0 ? disclosures.Unshown(caller, note, about, cancellation)
            : disclosures.Of(caller, note, page.Versions, cancellation));
    }

    /// <summary>Searches one type: <c>Search(caller, "Immunization", "patient=Patient/x&amp;_sort=-date&amp;_count=20")</c>.</summary>
    /// <param name="caller">For whom.</param>
    /// <param name="type">The resource type.</param>
    /// <param name="query">FHIR search parameters as in a URL or form; the next page has the same and <c>_cursor</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="lenient">Leaves out what is not understood and says so (Prefer: handling=lenient); else it is refused.</param>
    /// <remarks>FHIR R4, search.html. Rendering parameters (_format, _pretty, _summary, _elements) are the API's, which takes them out.</remarks>
    public Task<Outcome<SearchPage>> Search(Caller caller, string type, string query, CancellationToken cancellation, bool lenient = false) =>
        Search(caller, [type], query, cancellation, lenient);

    /// <summary>Searches several types at once: every parameter must be one of all of them.</summary>
    /// <param name="caller">For whom.</param>
    /// <param name="types">The resource types, at least one.</param>
    /// <param name="query">FHIR search parameters, without <c>_type</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="lenient">Leaves out what is not understood and says so.</param>
    public Task<Outcome<SearchPage>> Search(Caller caller, IReadOnlyList<string> types, string query, CancellationToken cancellation, bool lenient = false) =>
        types.FirstOrDefault(type => !IsStored(type)) is { } unknown
            ? Task.FromResult<Outcome<SearchPage>>(UnknownType(unknown))
            : Guarded.Read(database.Source, () => searching.Shown(caller, types, query, lenient, cancellation));

    /// <summary>Everything of one traveller that the caller may see, the Patient first, merged records included, with the registers it names.</summary>
    /// <param name="caller">For whom.</param>
    /// <param name="patient">Id of the Patient.</param>
    /// <param name="part">Which part of it.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<Outcome<SearchPage>> Everything(Caller caller, string patient, RecordPart part, CancellationToken cancellation) =>
        Guarded.Read(database.Source, async () =>
        {
            ArgumentNullException.ThrowIfNull(part);
            var page = await everything.Read(caller, PersonParameters.PersonOf(patient), part, cancellation);
            if (!page.Ok || (page.Value is { Matches.Count: 0, Included.Count: 0, Next: null, Total: null or 0 } && part is { Cursor: null, Since: null, From: null, Until: null }))
            {
                return page.Ok ? WriteAccess.NotThere("Patient", patient) : page;
            }

            await disclosures.Of(caller, "everything", page.Value.Matches, cancellation);
            return page;
        });

    /// <summary>Which of these the caller may know of; nothing of them is shown.</summary>
    public async Task<IReadOnlySet<string>> Known(Caller caller, string type, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var sql = new SqlText();
        sql.Add($"select r.id from resource r where r.type = {sql.Value(type)}::resource_type and r.id = any({sql.Value(ids.ToArray())}) and not r.deleted and {RowFilter.For(caller, "r", sql)}");
        HashSet<string> known = new(StringComparer.Ordinal);
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = sql.On(connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            known.Add(rows.GetString(0));
        }

        return known;
    }

    /// <summary>The resources a condition names, at most two of them, on the connection of a commit.</summary>
    internal async Task<Outcome<IReadOnlyList<StoredResource>>> Match(
        Caller caller, string type, string query, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (Nameless(type, query) is { } nameless)
        {
            return nameless;
        }

        var page = await searching.Page(caller, type, query + "&_count=2", connection, cancellation);
        return page.Ok ? Outcome<IReadOnlyList<StoredResource>>.Of(page.Value.Matches) : Outcome<IReadOnlyList<StoredResource>>.Refused(page.Refusals);
    }

    /// <summary>The same before a transaction opens; null where it can only be answered in one.</summary>
    internal async Task<Outcome<Glimpse>?> Glance(Caller caller, string type, string query, CancellationToken cancellation) =>
        Nameless(type, query) is { } nameless ? nameless : await searching.Glance(caller, type, query + "&_count=2", cancellation);

    /// <summary>A condition says what it means: a criterion whose value was left empty would widen it to more than that.</summary>
    private static Refusal? Nameless(string type, string query) =>
        QueryText.Pairs(query).All(pair => QueryText.IsEmpty(pair.Value) || (pair.Name.StartsWith('_') && !pair.Name.StartsWith("_has:", StringComparison.Ordinal) && pair.Name is not ("_id" or "_tag" or "_profile" or "_security" or "_source")))
            ? new Refusal(RefusalKind.Invalid, "condition-empty", "The condition names nothing to look for.", type)
        : QueryText.Pairs(query).FirstOrDefault(pair => QueryText.IsEmpty(pair.Value)).Name is { } open
            ? new Refusal(RefusalKind.Invalid, "condition-open", $"'{open}' has no value. In the condition of a write every parameter says something.", open)
        : null;

    private Task<Outcome<StoredResource>> One(Caller caller, string type, string id, int? version, string note, CancellationToken cancellation) =>
        !ResourceId.IsValid(id) ? Task.FromResult<Outcome<StoredResource>>(WriteAccess.NotThere(type, "…"))
        : IsStored(type)
            ? Guarded.Read(database.Source, () => Find(caller, type, id, version, note, cancellation))
            : Task.FromResult<Outcome<StoredResource>>(UnknownType(type));

    private async Task<Outcome<StoredResource>> Find(Caller caller, string type, string id, int? version, string note, CancellationToken cancellation)
    {
        var found = await shared.Find(new AskedRead(caller, type, id, version, note));
        if (found is null)
        {
            if (version is null || await About(caller, type, id, cancellation) is not { } about)
            {
                return WriteAccess.NotThere(type, id);
            }

            await disclosures.Unshown(caller, note, about, cancellation);
            return NoVersion(type);
        }

        if (found.Deleted)
        {
            await disclosures.Unshown(caller, note, found.Person is { } person ? [person] : [], cancellation);
            return new Refusal(RefusalKind.Deleted, "deleted", $"This {type} has been deleted.", type);
        }

        Disclosures.Wall(caller, found.Person is not null);
        var stored = await bodies.Open([found], cancellation);
        if (stored[0].Json.IsEmpty)
        {
            return new Refusal(RefusalKind.Deleted, "record-erased", "This record was erased or sealed.", type);
        }

        if (version is not null && !RowFilter.MayShow(caller, stored[0]))
        {
            return NoVersion(type);
        }

        return Outcome<StoredResource>.Of(stored[0]);
    }

    /// <summary>Whom a resource is about, deleted or not; null where the caller does not see it, who must not learn which versions there are.</summary>
    private async Task<IReadOnlyCollection<Guid>?> About(Caller caller, string type, string id, CancellationToken cancellation)
    {
        var sql = new SqlText();
        sql.Add($"select r.person from resource r where r.type = {sql.Value(type)}::resource_type and r.id = {sql.Value(id)} and {RowFilter.For(caller, "r", sql)}");
        await using var connection = await database.Source.OpenConnectionAsync(cancellation);
        await using var command = sql.On(connection);
        return await command.ExecuteScalarAsync(cancellation) switch { Guid person => [person], null => null, _ => Array.Empty<Guid>() };
    }

    /// <summary>Said alike of a version that never was and of one that is not for the caller.</summary>
    private static Refusal NoVersion(string type) =>
        new(RefusalKind.NotFound, "version-not-found", $"This {type} is here, but not in that version. Its _history lists the versions that are.", type);

    private static bool IsStored(string type) => SearchDefinitions.Of(type).Count > 0;

    private static Refusal UnknownType(string type) =>
        new(RefusalKind.NotSupported, "type-unknown", $"{type} is no resource type of FHIR R4.", type);
}
