using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Records;

namespace HealthAssess.Storage.Reading;

/// <summary>
/// Reads of single resources. Those who ask at the same time and may see the same share one statement, which audits what
/// it shows: the content comes back only with the audit rows on the disk.
/// </summary>
internal sealed class SharedReads
{
    private const int MostTogether = 64;

    private readonly Database database;
    private readonly TimeProvider time;
    private readonly Together<AskedRead> together;

    public SharedReads(Database database, TimeProvider time)
    {
        (this.database, this.time) = (database, time);
        together = new Together<AskedRead>(MostTogether, Serve);
    }

    /// <summary>The row, or null for what is not there or not for the caller.</summary>
    public Task<SealedVersion?> Find(AskedRead read)
    {
        together.Add(read);
        return read.Found.Task;
    }

    private async Task Serve(IReadOnlyList<AskedRead> reads)
    {
        // A caller's filter is part of the statement, so only equal filters share one.
        foreach (var group in reads.GroupBy(read => read.Filter.Signature(), StringComparer.Ordinal))
        {
            await ServeAlike([.. group]);
        }
    }

    private async Task ServeAlike(IReadOnlyList<AskedRead> reads)
    {
        try
        {
            var found = await Ask(reads);
            for (var i = 0; i < reads.Count; i++)
            {
                reads[i].Found.SetResult(found[i]);
            }
        }
        catch (Exception failure)
        {
            foreach (var read in reads)
            {
                read.Found.SetException(failure);
            }
        }
    }

    private async Task<SealedVersion?[]> Ask(IReadOnlyList<AskedRead> reads)
    {
        var found = new SealedVersion?[reads.Count];
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var command = Statement(reads).On(connection);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            found[row.GetInt64(0) - 1] = StoredRow.Read(row, first: 1);
        }

        return found;
    }

    private SqlText Statement(IReadOnlyList<AskedRead> reads)
    {
        // The filter's placeholders come first, as they were numbered.
        var filter = reads[0].Filter;
        var sql = new SqlText();
        sql.Values.AddRange(filter.Values);
        string Column<T>(Func<AskedRead, T> of) => sql.Value(reads.Select(of).ToArray());
        return sql.Add($"""
            with asked as materialized (select * from unnest(
                {Column(read => read.Type)}::text[], {Column(read => read.Id)}::text[], {Column(read => read.Version)}::integer[], {Column(_ => Ids.New(time))}::uuid[],
                {Column(read => read.Caller.Kind.ToString())}::text[], {Column(read => read.Caller.Account)}::uuid[], {Column(read => read.Caller.Organisation.ToString())}::text[],
                {Column(read => read.Caller.Purpose.ToString())}::text[], {Column(read => read.Caller.PointOfEntry)}::uuid[], {Column(read => read.Note)}::text[])
              with ordinality as w(type, id, version, request, caller, account, organisation, purpose, place, note, n)),
            shown as materialized (
              select w.n, r.key, r.type::text as type, r.id, v.version, v.at, r.person, v.verb = 'd' as gone, v.key_id, v.body, {StoredRow.KeyColumns}
              from asked w join resource r on r.type = w.type::resource_type and r.id = w.id
              join resource_version v on v.resource = r.key and v.version = coalesce(w.version, r.version) {StoredRow.Key}
              where {filter}),
            noted as (
              {AuditInsert.Into}
              select {sql.Value(time.GetUtcNow())}, w.request, 'r', 'ok', w.caller, w.account, w.organisation, w.purpose, w.place, s.person,
                array[s.type || '/' || s.id || '/_history/' || s.version], w.note
              from shown s join asked w using (n) where s.person is not null and s.body is not null and s.wrapped is not null)
            select * from shown
            """.ToString(CultureInfo.InvariantCulture));
    }
}
