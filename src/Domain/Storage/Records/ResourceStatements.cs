using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Step 6: the current rows and their versions.</summary>
internal static class ResourceStatements
{
    private const string InsertCurrent = """
        insert into resource (key, type, id, person, restricted, date_low, date_high, deleted, version, updated, point_of_entry, country)
        select u.key, u.type::resource_type, u.id, u.person, u.restricted, u.low, u.high, false, 1, u.at, u.place,
          coalesce((select p.country from point_of_entry p where p.id = u.place), u.country)
        from unnest($1::bigint[], $2::text[], $3::text[], $4::uuid[], $5::boolean[], $6::timestamptz[], $7::timestamptz[], $8::timestamptz[], $9::uuid[], $10::text[])
          as u(key, type, id, person, restricted, low, high, at, place, country)
        """;

    private const string UpdateCurrent = """
        update resource r set version = u.version, deleted = u.deleted, restricted = u.restricted, date_low = u.low, date_high = u.high, updated = u.at
        from unnest($1::bigint[], $2::integer[], $3::boolean[], $4::boolean[], $5::timestamptz[], $6::timestamptz[], $7::timestamptz[])
          as u(key, version, deleted, restricted, low, high, at)
        where r.key = u.key
        """;

    private const string InsertVersions = """
        insert into resource_version (resource, version, type, person, verb, key_id, body, at)
        select u.key, u.version, u.type::resource_type, u.person, u.verb::"char", u.key_id, u.body, u.at
        from unnest($1::bigint[], $2::integer[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::bytea[], $8::timestamptz[])
          as u(key, version, type, person, verb, key_id, body, at)
        """;

    public static void Add(NpgsqlBatch batch, IReadOnlyList<SealedWrite> writes)
    {
        Insert(batch, [.. writes.Where(one => one.Write.IsNewRow)]);
        Update(batch, [.. writes.Where(one => !one.Write.IsNewRow)]);
        if (batch.Command(InsertVersions, writes.Count) is { } command)
        {
            command.Add(writes, one => one.Write.Key);
            command.Add(writes, one => one.Write.Version);
            command.Add(writes, one => one.Write.Type);
            command.Add(writes, one => one.Write.Person);
            command.Add(writes, one => VerbOf(one.Write));
            command.Add(writes, one => one.KeyId);
            command.Add(writes, one => one.Body);
            command.Add(writes, one => one.Now);
        }
    }

    private static void Insert(NpgsqlBatch batch, IReadOnlyList<SealedWrite> writes)
    {
        if (batch.Command(InsertCurrent, writes.Count) is { } command)
        {
            command.Add(writes, one => one.Write.Key);
            command.Add(writes, one => one.Write.Type);
            command.Add(writes, one => one.Write.Id);
            command.Add(writes, one => one.Write.Person);
            command.Add(writes, one => one.Write.Index.Restricted);
            command.Add(writes, one => one.Write.Index.Principal?.Low);
            command.Add(writes, one => one.Write.Index.Principal?.High);
            command.Add(writes, one => one.Now);
            command.Add(writes, one => one.PointOfEntry);
            command.Add(writes, one => one.Country);
        }
    }

    private static void Update(NpgsqlBatch batch, IReadOnlyList<SealedWrite> writes)
    {
        if (batch.Command(UpdateCurrent, writes.Count) is { } command)
        {
            command.Add(writes, one => one.Write.Key);
            command.Add(writes, one => one.Write.Version);
            command.Add(writes, one => one.Write.Change.Verb == ChangeVerb.Delete);
            command.Add(writes, one => one.Write.Change.Verb == ChangeVerb.Delete ? one.Write.Current!.Restricted : one.Write.Index.Restricted);
            command.Add(writes, one => one.Write.Index.Principal?.Low);
            command.Add(writes, one => one.Write.Index.Principal?.High);
            command.Add(writes, one => one.Now);
        }
    }

    private static string VerbOf(PendingWrite write) => ((char)How(write)).ToString();

    private static WrittenHow How(PendingWrite write) => (write.Result, write.Change) switch
    {
        (WriteResult.Deleted, _) => WrittenHow.Deleted,
        (WriteResult.Created, { Verb: ChangeVerb.Create }) => WrittenHow.Created,
        (WriteResult.Created, _) => WrittenHow.Put,
        (_, { Edit: not null }) => WrittenHow.Patched,
        _ => WrittenHow.Updated,
    };
}
