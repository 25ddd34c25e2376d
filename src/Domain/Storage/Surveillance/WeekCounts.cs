using System.Text.Json;
using HealthAssess.Domain.Surveillance;
using Npgsql;

namespace HealthAssess.Storage.Surveillance;

/// <summary>What a week's counts look like when they leave.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="K">The smallest number that is told.</param>
/// <param name="Places">The Points of Entry, a row each.</param>
/// <param name="Table">The counts, those of a few people hidden: arrivals, assessments, vaccination records.</param>
public sealed record WeekRelease(DateOnly Week, int K, IReadOnlyList<CountedPlace> Places, ReleasedTable Table);

/// <summary>A Point of Entry in a release.</summary>
public sealed record CountedPlace(Guid Id, string Name);

/// <summary>
/// Counts of a week at the Points of Entry of a country, released once through <see cref="Suppression"/> and then kept as
/// released: late entries and other questions change nothing of what was told.
/// </summary>
/// <remarks>PR-09, PR-10. The true counts are made for the moment of the release and kept nowhere.</remarks>
public sealed class WeekCounts(Database database, TimeProvider time)
{
    private static readonly string[] Types = ["Encounter", "QuestionnaireResponse", "Immunization"];

    private const string Sql = """
        select p.id, p.name, array(
          select (select count(*) from resource r where r.point_of_entry = p.id and r.type = t::resource_type and not r.deleted
            and r.date_low >= $2::date::timestamp at time zone p.time_zone and r.date_low < ($2::date + 7)::timestamp at time zone p.time_zone)::integer
          from unnest($3) with ordinality as types(t, n) order by n)
        from point_of_entry p where p.country = $1 order by p.name, p.id
        """;

    /// <summary>The release of a week that is over everywhere, for an audience that is told numbers from <paramref name="k"/> on.</summary>
    public async Task<WeekRelease> Release(string country, DateOnly week, int k, CancellationToken cancellation)
    {
        if (await Find(country, week, k, cancellation) is { } released)
        {
            return released;
        }

        var (places, table) = await Count(country, week, cancellation);
        await using var insert = database.Source.CreateCommand("insert into count_release (country, week, k, released, made_at) values ($1, $2, $3, $4::jsonb, $5) on conflict do nothing");
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = country });
        insert.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = week });
        insert.Parameters.Add(new NpgsqlParameter<int> { TypedValue = k });
        insert.Parameters.Add(new NpgsqlParameter<string> { TypedValue = JsonSerializer.Serialize(new WeekRelease(week, k, places, Suppression.Release(table, k))) });
        insert.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        await insert.ExecuteNonQueryAsync(cancellation);

        // Of several who ask first, one has released: everybody gets that one.
        return (await Find(country, week, k, cancellation))!;
    }

    private async Task<WeekRelease?> Find(string country, DateOnly week, int k, CancellationToken cancellation)
    {
        await using var select = database.Source.CreateCommand("select released from count_release where country = $1 and week = $2 and k = $3");
        select.Parameters.Add(new NpgsqlParameter<string> { TypedValue = country });
        select.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = week });
        select.Parameters.Add(new NpgsqlParameter<int> { TypedValue = k });
        return await select.ExecuteScalarAsync(cancellation) is string json ? JsonSerializer.Deserialize<WeekRelease>(json) : null;
    }

    private async Task<(IReadOnlyList<CountedPlace> Places, CountTable Table)> Count(string country, DateOnly week, CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = country });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = week });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Types });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<CountedPlace> places = [];
        List<IReadOnlyList<int>> cells = [];
        while (await row.ReadAsync(cancellation))
        {
            places.Add(new CountedPlace(row.GetGuid(0), row.GetString(1)));
            cells.Add(row.GetFieldValue<int[]>(2));
        }

        return (places, new CountTable(cells));
    }
}
