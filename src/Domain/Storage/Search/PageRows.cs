using HealthAssess.Storage.Reading;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage.Search;

/// <summary>The rows of a page with the place of each in the order.</summary>
/// <param name="Rows">In the order that was asked for, whichever way they were read.</param>
/// <param name="Places">What a cursor would say of each.</param>
/// <param name="More">Whether the statement found a row more than a page has.</param>
/// <param name="IsBack">Whether it was read back from a later page.</param>
internal sealed record PageRows(List<SealedVersion> Rows, List<string?[]> Places, bool More, bool IsBack)
{
    /// <summary>What came along in the same result: it has no place in the order.</summary>
    public IReadOnlyList<SealedVersion> Included { get; private init; } = [];

    /// <summary>Where the next page goes on: read back, there is one, for from there this one was asked.</summary>
    public string?[]? After => More || IsBack ? Places.LastOrDefault() : null;

    /// <summary>Where the page before ends, unless this is the first.</summary>
    public string?[]? Before => More || !IsBack ? Places.FirstOrDefault() : null;

    /// <summary>Runs the statement of a page.</summary>
    public static async Task<PageRows> Read(SearchScope scope, AskedSearch search, bool isBack, NpgsqlConnection connection, CancellationToken cancellation)
    {
        if (search.Count == 0)
        {
            return new PageRows([], [], false, isBack);
        }

        await using var command = scope.Sql.On(connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await From(reader, search, isBack, cancellation);
    }

    /// <summary>The rows of one result.</summary>
    public static async Task<PageRows> From(NpgsqlDataReader reader, AskedSearch search, bool isBack, CancellationToken cancellation)
    {
        List<SealedVersion> rows = [];
        List<SealedVersion> included = [];
        List<string?[]> places = [];
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.IsDBNull(StoredRow.Count))
            {
                included.Add(StoredRow.Read(reader));
                continue;
            }

            rows.Add(StoredRow.Read(reader));
            var place = new string?[search.Orders[0].Count];
            for (var i = 0; i < place.Length; i++)
            {
                place[i] = reader.GetString(StoredRow.Count + i);
            }

            places.Add(place);
        }

        return new PageRows(Shown(rows, search.Count, isBack), Shown(places, search.Count, isBack), rows.Count > search.Count, isBack) { Included = included };
    }

    private static List<T> Shown<T>(List<T> all, int count, bool isBack)
    {
        var shown = all.Count > count ? all[..count] : all;
        if (isBack)
        {
            shown.Reverse();
        }

        return shown;
    }
}
