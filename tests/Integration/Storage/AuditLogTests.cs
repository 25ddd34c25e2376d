using System.Text;
using HealthAssess.Storage.Audit;

namespace HealthAssess.Tests.Integration.Storage;

/// <summary>Those who wait for their audit rows share commits, and nothing else.</summary>
public sealed class AuditLogTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    /// <summary>The writer ended with the first row that was no text, and everybody after it waited for ever.</summary>
    [Fact]
    public async Task A_row_that_cannot_be_written_is_told_to_its_reporter_and_those_after_it_are_written()
    {
        await using var log = new AuditLog(store.Database, TimeProvider.System);
        await Assert.ThrowsAsync<EncoderFallbackException>(() => Report(log, "half a pair: \ud800"));
        await Report(log, "after it");
        Assert.Equal(1L, await store.Scalar("select count(*) from audit where note = 'after it'"));
    }

    private static Task Report(AuditLog log, string note) => log.Happened(Callers.Clinician(), note, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(1));
}
