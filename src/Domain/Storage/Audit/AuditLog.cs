using System.Threading.Channels;
using HealthAssess.Domain;
using HealthAssess.Storage.Index;
using HealthAssess.Storage.Records;

namespace HealthAssess.Storage.Audit;

/// <summary>
/// Audits what is not itself a write: disclosures and refusals. Whoever reports waits until the row is on the disk;
/// those who wait at the same time share one commit.
/// </summary>
public sealed class AuditLog : IAsyncDisposable
{
    private const int MostAtOnce = 500;

    private readonly Channel<Report> reports = Channel.CreateBounded<Report>(10_000);
    private readonly Database database;
    private readonly TimeProvider time;
    private readonly Task writing;

    /// <summary>Starts writing.</summary>
    public AuditLog(Database database, TimeProvider time)
    {
        (this.database, this.time) = (database, time);
        writing = Task.Run(Write);
    }

    /// <summary>Audits that a request was refused.</summary>
    /// <param name="caller">Who asked.</param>
    /// <param name="note">The kind of request, without personal data.</param>
    /// <param name="refusal">Why not.</param>
    /// <param name="patient">The id of the Patient whom the request names, whether there is one or not; null where it names none.</param>
    /// <param name="cancellation">Stops it while it has not been taken up.</param>
    public Task Refused(Caller caller, string note, Refusal refusal, string? patient, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        Guid? person = patient is not null && ResourceId.IsValid(patient) ? PersonParameters.PersonOf(patient) : null;
        return Record([new AuditRow(time.GetUtcNow(), Ids.New(time), AuditRow.Execute, refusal.Key, caller, person, [], note)], cancellation);
    }

    /// <summary>Audits something that happened to an account or the system, or to a person outside the resource tables: sign-in, token, export.</summary>
    /// <param name="caller">Who did it.</param>
    /// <param name="note">What it was, without personal data.</param>
    /// <param name="cancellation">Stops it while it has not been taken up.</param>
    /// <param name="person">Whose record it concerns, if anybody's.</param>
    public Task Happened(Caller caller, string note, CancellationToken cancellation, Guid? person = null) =>
        Record([new AuditRow(time.GetUtcNow(), Ids.New(time), AuditRow.Execute, AuditRow.Done, caller, person, [], note)], cancellation);

    /// <summary>Writes what was reported so far, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        reports.Writer.TryComplete();
        await writing;
    }

    internal async Task Record(IReadOnlyList<AuditRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var report = new Report(rows, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await reports.Writer.WriteAsync(report, cancellation);
        await report.Written.Task;
    }

    private async Task Write()
    {
        List<Report> together = [];
        while (await reports.Reader.WaitToReadAsync())
        {
            var rows = 0;
            while (rows < MostAtOnce && reports.Reader.TryRead(out var report))
            {
                together.Add(report);
                rows += report.Rows.Count;
            }

            await WriteTogether(together);
            together.Clear();
        }
    }

    private async Task WriteTogether(List<Report> together)
    {
        try
        {
            await using var batch = database.Source.CreateBatch();
            batch.BatchCommands.Add(AuditInsert.Of([.. together.SelectMany(report => report.Rows)]));
            await batch.ExecuteNonQueryAsync();
            together.ForEach(report => report.Written.SetResult());
        }
        catch (Exception failure)
        {
            // Nothing is shown that could not be audited: the readers get the failure instead of an answer. Whatever it was: an end of this would leave all who come later waiting.
            together.ForEach(report => report.Written.SetException(failure));
        }
    }

    private sealed record Report(IReadOnlyList<AuditRow> Rows, TaskCompletionSource Written);
}
