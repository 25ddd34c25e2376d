using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Step 7: what must happen afterwards, written with its cause.</summary>
internal static class OutboxStatements
{
    private const string Insert = """
        insert into outbox (id, kind, person, recipient, subject, urgent, created_at, next_try)
        select u.id, u.kind, u.person, u.recipient, u.subject, u.urgent, $7, $7
        from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::boolean[]) as u(id, kind, person, recipient, subject, urgent)
        """;

    /// <summary>Fails with <see cref="FeedBook.Changed"/> where the feeds are no longer those that the rules went by.</summary>
    public static void Check(NpgsqlBatch batch, IEnumerable<long?> versions)
    {
        foreach (var version in versions.OfType<long>().Distinct())
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("select feeds_are($1)") { Parameters = { new NpgsqlParameter<long> { TypedValue = version } } });
        }
    }

    public static void Add(NpgsqlBatch batch, IReadOnlyList<OutboxEntry> entries, DateTimeOffset now, TimeProvider time)
    {
        if (entries.Count == 0)
        {
            return;
        }

        var command = new NpgsqlBatchCommand(Insert);
        command.Add(entries, _ => Ids.New(time));
        command.Add(entries, entry => entry.Kind);
        command.Add(entries, entry => entry.Person);
        command.Add(entries, entry => entry.Recipient);
        command.Add(entries, entry => entry.Subject);
        command.Add(entries, entry => entry.Urgent);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now });
        batch.BatchCommands.Add(command);
    }
}
