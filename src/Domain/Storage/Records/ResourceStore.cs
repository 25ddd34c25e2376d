using HealthAssess.Domain;
using HealthAssess.Storage.Access;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Outbox;
using HealthAssess.Storage.Records;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>
/// The one write path: screens, API, offline sync, imports and workers all come through <see cref="Commit"/>, so that
/// none of them can disagree with another. All of a change set happens, or nothing.
/// </summary>
public sealed class ResourceStore : IDisposable
{
    private const int MostAttempts = 6;

    private readonly NpgsqlDataSource source;
    private readonly Preparation preparation;
    private readonly CommitSteps steps;
    private readonly ResourceKeys resourceKeys;
    private readonly CommitGroup group;
    private readonly FeedBook feeds;
    private readonly ResourceReader reader;
    private readonly TimeProvider time;

    /// <summary>For one database, with the rules of the domain.</summary>
    public ResourceStore(Database database, DataKeys keys, ResourceReader reader, IEnumerable<IWriteRule> rules, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(database);
        (this.reader, this.time) = (reader, time);
        source = database.Source;
        resourceKeys = new ResourceKeys(source);
        group = new CommitGroup(source, time);
        feeds = new FeedBook(source);
        var index = new IndexBuilder(new SearchSecret(database.MasterKey));
        preparation = new Preparation(index, time);
        steps = new CommitSteps(new CurrentRows(keys, source), preparation, index, keys, resourceKeys, new RuleRound(rules), feeds, reader, new OutboxBell(source), time);
    }

    /// <summary>Writes a change set, with everything that follows from it, in one transaction.</summary>
    /// <param name="changes">What is wanted.</param>
    /// <param name="caller">Who wants it.</param>
    /// <param name="origin">The kind of door it came through.</param>
    /// <param name="auditNote">The use case, for the audit; no personal data.</param>
    /// <param name="cancellation">Stops it before the commit.</param>
    /// <param name="extra">What else belongs to the transaction, run after the writes; may run again when the commit has to be repeated.</param>
    /// <param name="note">Writes down the answers in the same transaction.</param>
    /// <returns>One answer for each change, in their order, then those for what the rules added; or why nothing was written.</returns>
    public async Task<Outcome<IReadOnlyList<Written>>> Commit(
        ChangeSet changes, Caller caller, WriteOrigin origin, string auditNote, CancellationToken cancellation, CommitExtra? extra = null, CommitNote? note = null)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(caller);
        for (var attempt = 1; ; attempt++)
        {
            // Before the transaction opens: parse, structure, index.
            var (writes, refusals) = preparation.Prepare(changes.Changes);
            if (refusals.Count > 0)
            {
                return Outcome<IReadOnlyList<Written>>.Refused(refusals);
            }

            await using var work = new CommitWork(source, group, extra, note, time);
            try
            {
                var request = new CommitRequest(changes, caller, origin, auditNote, Now(), attempt > 1);
                var outcome = await steps.Run(request, writes, work, cancellation);
                await (outcome.Ok ? Task.CompletedTask : Note(outcome.Refusals[0], writes, caller, auditNote, cancellation));
                return outcome;
            }
            catch (Exception failure) when (NpgsqlFailure(failure) is { } database)
            {
                if (attempt == MostAttempts || !MayRepeat(database, work))
                {
                    if (DatabaseRefusals.Of(database) is { } refusal)
                    {
                        return refusal;
                    }

                    throw;
                }

                // Those who collided must not collide again in step.
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(2, 10 * attempt)), time, cancellation);
            }
        }
    }

    /// <summary>A refusal tells of what is there, and of those whom its condition names: of what it found nothing or too much.</summary>
    private async Task Note(Refusal refusal, IReadOnlyList<PendingWrite> writes, Caller caller, string note, CancellationToken cancellation)
    {
        await reader.Told(caller, note, Told(writes, caller), cancellation);
        if (refusal.Kind is RefusalKind.NotFound or RefusalKind.MultipleMatches && writes[refusal.Change ?? 0] is { Condition: { } condition } asked)
        {
            await reader.Asked(caller, note, asked.Type, condition, cancellation);
        }
    }

    /// <summary>That a version is another one, or that a patch does not fit, says something of what is there: to whoever may see it.</summary>
    private static IEnumerable<StoredResource> Told(IReadOnlyList<PendingWrite> writes, Caller caller) => writes
        .Where(write => write is { Change: { Edit: not null } or { IfMatch: not null } or { IfNoneMatch: not null }, Current: { Deleted: false, Person: not null } there }
            && RowFilter.MayChange(caller, there.Type, there.Person, there.PointOfEntry, there.Country, there.Restricted))
        .Select(write => write.Current!.Stored);

    /// <inheritdoc/>
    public void Dispose() => resourceKeys.Dispose();

    /// <summary>FHIR shows milliseconds; what is stored and what is shown must be the same moment.</summary>
    private DateTimeOffset Now() =>
        time.GetUtcNow() is var now ? new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero) : default;

    private bool MayRepeat(NpgsqlException failure, CommitWork work)
    {
        if (DatabaseRefusals.IsLostConnection(failure))
        {
            // The other idle connections are as dead as this one.
            source.Clear();
            return !work.IsSent;
        }

        if (failure is PostgresException { SqlState: FeedBook.Changed })
        {
            feeds.Forget();
            return true;
        }

        return DatabaseRefusals.IsWorthRepeating(failure);
    }

    /// <summary>The database's failure, also where Entity Framework has wrapped it.</summary>
    private static NpgsqlException? NpgsqlFailure(Exception failure) =>
        failure as NpgsqlException ?? (failure.InnerException is { } inner ? NpgsqlFailure(inner) : null);
}
