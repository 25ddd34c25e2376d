using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;

namespace HealthAssess.Workers.Certificates;

/// <summary>
/// Issues anew, once a night, what ends within ninety days though its dose protects for longer. Each certificate and the note that it has a
/// successor are one transaction: killed or out of time, the round goes on where it stopped, in this night or the next.
/// </summary>
internal sealed class ScheduledReissue(ReissueEnding reissue, ReissueRounds rounds, TimeProvider time)
{
    private const int DaysAhead = 90;

    /// <summary>The round that it brought to its end; null by day, where this night's is done, or where it is to be gone on with.</summary>
    public async Task<ReissueRound?> RunAtNight(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (Night.At(now) is not { } night || await rounds.Open(night.From, cancellation) is not { } round)
        {
            return null;
        }

        using var morning = new CancellationTokenSource(night.Until - now, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(morning.Token, cancellation);
        try
        {
            return await reissue(now.AddDays(DaysAhead), either.Token) is { } refused ? await rounds.End(round, refused, cancellation) : null;
        }
        catch (OperationCanceledException) when (morning.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return null;
        }
    }
}
