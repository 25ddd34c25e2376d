using System.Globalization;
using System.Text.RegularExpressions;
using HealthAssess.Domain;
using HealthAssess.Storage.Outbox;
using HealthAssess.Tests.Integration.Storage;

namespace HealthAssess.Tests.Integration.Feeds;

/// <summary>What a claim reads does not grow with what waits.</summary>
public sealed partial class ClaimCostTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private readonly Guid recipient = Ids.New(TimeProvider.System);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task However_much_waits_a_claim_reads_little(bool away)
    {
        await store.Execute($"""
            insert into outbox (id, kind, person, recipient, subject, created_at, next_try)
            select gen_random_uuid(), 'report', gen_random_uuid(), '{recipient}', 'Immunization/' || n, now(), now() from generate_series(1, 20000) n;
            analyze outbox;
            """);
        if (away)
        {
            await store.Execute($"insert into recipient_circuit (recipient, failures, open_until) values ('{recipient}', 9, now() + interval '1 hour')");
        }

        var pages = await PagesOfAClaim();
        Assert.True(pages < 500, $"A claim touches {pages} pages.");
    }

    private async Task<int> PagesOfAClaim()
    {
        await using var connection = await store.Database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var claim = connection.CreateCommand();
        claim.CommandText = "explain (analyze, buffers) " + ClaimDeliveries.Claim;
        var now = TimeProvider.System.GetUtcNow();
        claim.Parameters.AddWithValue("now", now);
        claim.Parameters.AddWithValue("until", now + ClaimDeliveries.LeaseTime);
        claim.Parameters.AddWithValue("lease", Ids.New(TimeProvider.System));
        claim.Parameters.AddWithValue("count", 8);
        claim.Parameters.AddWithValue("share", ClaimDeliveries.Share);
        await using var reader = await claim.ExecuteReaderAsync();
        List<string> lines = [];
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines.Select(line => Hits().Match(line)).Where(match => match.Success).Max(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("shared hit=(\\d+)")]
    private static partial Regex Hits();
}
