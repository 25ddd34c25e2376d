using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Reading;
using HealthAssess.Storage.Records;
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

    /// <summary>For one database.</summary>
    public ResourceReader(Database database, DataKeys keys, AuditLog audit, TimeProvider time)
    {
        this.database = database;
        bodies = new Bodies(keys);
        history = new HistoryReading(database, keys);
        disclosures = new Disclosures(audit, time);
    }

    /// <summary>The current version of a resource. What the caller may not see is "not found"; what was deleted is "deleted".</summary>
    public Task<Outcome<StoredResource>> Read(Caller caller, string type, string id, CancellationToken cancellation) =>
        One(caller, type, id, null, "read " + type, cancellation);

    /// <summary>One version of a resource, the current one or an older.</summary>
    public Task<Outcome<StoredResource>> ReadVersion(Caller caller, string type, string id, int version, CancellationToken cancellation) =>
        One(caller, type, id, version, "vread " + type, cancellation);

    /// <summary>Versions, newest first.</summary>
    public Task<Outcome<HistoryPage>> History(Caller caller, HistoryQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Type is not null && !IsStored(query.Type)
            ? Task.FromResult<Outcome<HistoryPage>>(UnknownType(query.Type))
            : Guarded.Read(database.Source, async () =>
            {
                var page = await history.Read(caller, query, cancellation);
                if (page.Ok)
                {
                    await disclosures.Of(caller, "history " + query.Type, page.Value.Versions, cancellation);
                }

                return page;
            });
    }

    /// <summary>The resources a condition names, at most two of them, on the connection of a commit.</summary>
    internal Task<Outcome<IReadOnlyList<StoredResource>>> Match(
        Caller caller, string type, string query, NpgsqlConnection connection, CancellationToken cancellation) =>
        Task.FromResult<Outcome<IReadOnlyList<StoredResource>>>(new Refusal(RefusalKind.NotSupported, "no-search", "Conditions are not supported yet."));

    private Task<Outcome<StoredResource>> One(Caller caller, string type, string id, int? version, string note, CancellationToken cancellation) =>
        IsStored(type)
            ? Guarded.Read(database.Source, () => Find(caller, type, id, version, note, cancellation))
            : Task.FromResult<Outcome<StoredResource>>(UnknownType(type));

    private async Task<Outcome<StoredResource>> Find(Caller caller, string type, string id, int? version, string note, CancellationToken cancellation)
    {
        var sql = new SqlText();
        sql.Add($"select {StoredRow.Columns} from resource r join resource_version v on v.resource = r.key and v.version = ")
            .Add(version is null ? "r.version" : sql.Value(version.Value))
            .Add($" where r.type = {sql.Value(type)}::resource_type and r.id = {sql.Value(id)} and {RowFilter.For(caller, "r", sql)}");
        SealedVersion? found;
        await using (var connection = await database.Source.OpenConnectionAsync(cancellation))
        await using (var command = sql.On(connection))
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            found = await row.ReadAsync(cancellation) ? StoredRow.Read(row) : null;
        }

        if (found is null)
        {
            return WriteAccess.NotThere(type, id);
        }

        if (found.Deleted || found.Body is null)
        {
            return new Refusal(RefusalKind.Deleted, "deleted", $"This {type} has been deleted.", type);
        }

        var stored = await bodies.Open([found], cancellation);
        if (stored[0].Json.IsEmpty)
        {
            return new Refusal(RefusalKind.Deleted, "record-erased", "This record was erased or sealed.", type);
        }

        await disclosures.Of(caller, note, stored, cancellation);
        return Outcome<StoredResource>.Of(stored[0]);
    }

    private static bool IsStored(string type) => SearchDefinitions.Of(type).Count > 0;

    private static Refusal UnknownType(string type) =>
        new(RefusalKind.NotSupported, "type-unknown", $"{type} is no resource type of FHIR R4.", type);
}
