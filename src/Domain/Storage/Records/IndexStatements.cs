using HealthAssess.Storage.Index;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Writes the search index in step with the record: only what differs between the old version and the new one.</summary>
internal static class IndexStatements
{
    private const string InsertText = """
        insert into index_text (param, value, system, exact, resource, person)
        select * from unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::uuid[])
        """;

    private const string InsertDate = """
        insert into index_date (param, low, high, resource, person)
        select * from unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::bigint[], $5::uuid[])
        """;

    private const string InsertQuantity = """
        insert into index_quantity (param, low, high, unit, system, resource, person)
        select * from unnest($1::bigint[], $2::numeric[], $3::numeric[], $4::text[], $5::bigint[], $6::bigint[], $7::uuid[])
        """;

    private const string DeleteText = """
        delete from index_text i using unnest($1::bigint[], $2::text[], $3::bigint[], $4::text[], $5::bigint[]) as u(param, value, system, exact, resource)
        where i.param = u.param and i.value = u.value and i.system = u.system and i.resource = u.resource and i.exact is not distinct from u.exact
        """;

    private const string DeleteDate = """
        delete from index_date i using unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::bigint[]) as u(param, low, high, resource)
        where i.param = u.param and i.low = u.low and i.high = u.high and i.resource = u.resource
        """;

    private const string DeleteQuantity = """
        delete from index_quantity i using unnest($1::bigint[], $2::numeric[], $3::numeric[], $4::text[], $5::bigint[], $6::bigint[]) as u(param, low, high, unit, system, resource)
        where i.param = u.param and i.low = u.low and i.high = u.high and i.unit = u.unit and i.system = u.system and i.resource = u.resource
        """;

    private const string ClearText = "delete from index_text where resource = any($1::bigint[])";
    private const string ClearDate = "delete from index_date where resource = any($1::bigint[])";
    private const string ClearQuantity = "delete from index_quantity where resource = any($1::bigint[])";

    public static void Add(NpgsqlBatch batch, IReadOnlyList<(PendingWrite Write, IndexRows Before)> changes)
    {
        var texts = IndexDifference<TextRow>.Of(changes.Select(change => (change.Write, change.Before.Texts, change.Write.Index.Texts)));
        Clear(batch, ClearText, texts.Cleared);
        Texts(batch, InsertText, texts.Added, withPerson: true);
        Texts(batch, DeleteText, texts.Removed, withPerson: false);
        var dates = IndexDifference<DateRow>.Of(changes.Select(change => (change.Write, change.Before.Dates, change.Write.Index.Dates)));
        Clear(batch, ClearDate, dates.Cleared);
        Dates(batch, InsertDate, dates.Added, withPerson: true);
        Dates(batch, DeleteDate, dates.Removed, withPerson: false);
        var quantities = IndexDifference<QuantityRow>.Of(changes.Select(change => (change.Write, change.Before.Quantities, change.Write.Index.Quantities)));
        Clear(batch, ClearQuantity, quantities.Cleared);
        Quantities(batch, InsertQuantity, quantities.Added, withPerson: true);
        Quantities(batch, DeleteQuantity, quantities.Removed, withPerson: false);
    }

    private static void Clear(NpgsqlBatch batch, string sql, List<long> resources) => batch.Command(sql, resources.Count)?.Add(resources, key => key);

    private static void Texts(NpgsqlBatch batch, string sql, List<(PendingWrite Write, TextRow Row)> rows, bool withPerson)
    {
        if (batch.Command(sql, rows.Count) is { } command)
        {
            command.Add(rows, one => one.Row.Param);
            command.Add(rows, one => one.Row.Value);
            command.Add(rows, one => one.Row.System);
            command.Add(rows, one => one.Row.Exact);
            Owner(command, rows, withPerson);
        }
    }

    private static void Dates(NpgsqlBatch batch, string sql, List<(PendingWrite Write, DateRow Row)> rows, bool withPerson)
    {
        if (batch.Command(sql, rows.Count) is { } command)
        {
            command.Add(rows, one => one.Row.Param);
            command.Add(rows, one => one.Row.Low);
            command.Add(rows, one => one.Row.High);
            Owner(command, rows, withPerson);
        }
    }

    private static void Quantities(NpgsqlBatch batch, string sql, List<(PendingWrite Write, QuantityRow Row)> rows, bool withPerson)
    {
        if (batch.Command(sql, rows.Count) is { } command)
        {
            command.Add(rows, one => one.Row.Param);
            command.Add(rows, one => one.Row.Low);
            command.Add(rows, one => one.Row.High);
            command.Add(rows, one => one.Row.Unit);
            command.Add(rows, one => one.Row.System);
            Owner(command, rows, withPerson);
        }
    }

    private static void Owner<TRow>(NpgsqlBatchCommand command, List<(PendingWrite Write, TRow Row)> rows, bool withPerson)
    {
        command.Add(rows, one => one.Write.Key);
        if (withPerson)
        {
            command.Add(rows, one => one.Write.Person);
        }
    }
}
