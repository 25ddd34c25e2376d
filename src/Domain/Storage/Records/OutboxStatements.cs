using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Step 7: what must happen afterwards, written with its cause.</summary>
internal static class OutboxStatements
{
    private const string Insert = """
        insert into outbox (id, kind, person, recipient, subject, urgent, created_at, next_try)
        select u.id, u.kind, u.person, u.recipient, u.subject, u.urgent, u.at, u.at
        from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::boolean[], $7::timestamptz[]) as u(id, kind, person, recipient, subject, urgent, at)
        """;

    /// <summary>Fails with <see cref="FeedBook.Changed"/> where the feeds are no longer those that the rules went by.</summary>
    public static void Check(NpgsqlBatch batch, IEnumerable<long?> versions)
    {
        foreach (var version in versions.OfType<long>().Distinct())
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select feeds_are($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = version } } });
        }
    }

    public static void Add(NpgsqlBatch batch, IReadOnlyList<(OutboxEntry Entry, DateTimeOffset Now)> entries, TimeProvider time)
    {
        if (batch.Command(Insert, entries.Count) is { } command)
        {
            command.Add(entries, _ => Ids.New(time));
            command.Add(entries, one => one.Entry.Kind);
            command.Add(entries, one => one.Entry.Person);
            command.Add(entries, one => one.Entry.Recipient);
            command.Add(entries, one => one.Entry.Subject);
            command.Add(entries, one => one.Entry.Urgent);
            command.Add(entries, one => one.Now);
        }
    }
}
