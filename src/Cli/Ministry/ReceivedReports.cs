using System.Text.Json;
using HealthAssess.Domain;

namespace HealthAssess.Cli.Ministry;

/// <summary>
/// What the receiver has: an append-only file of deliveries, and the resources that are their effect. A delivery is on
/// disk before it is answered; one that comes again (same Idempotency-Key) gets the same receipt and changes nothing.
/// </summary>
internal sealed class ReceivedReports : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream file;
    private readonly TimeProvider time;
    private readonly Dictionary<string, string> receipts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StoredEffect> effects = new(StringComparer.Ordinal);
    private int repeated;

    private ReceivedReports(FileStream file, TimeProvider time) => (this.file, this.time) = (file, time);

    public static ReceivedReports Open(string folder, TimeProvider time)
    {
        Directory.CreateDirectory(folder);
        var file = new FileStream(Path.Combine(folder, "received.ndjson"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var store = new ReceivedReports(file, time);
        store.Replay();
        return store;
    }

    /// <summary>Takes a delivery; answers the transaction-response with the receipt as the Bundle's identifier.</summary>
    public byte[] Receive(string key, TransactionReport report)
    {
        lock (gate)
        {
            if (key.Length > 0 && receipts.TryGetValue(key, out var known))
            {
                repeated++;
                return TransactionResponse.Write(known, report, effects);
            }

            var line = new ReceivedLine(
                key, Ids.Unguessable(), time.GetUtcNow(),
                [.. report.Updates.Select(update => new ReceivedUpdate(update.Condition, update.Resource))]);
            JsonSerializer.Serialize(file, line, ReceivedLine.Json.Default.ReceivedLine);
            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true); // from here on the sender may forget it
            Apply(line);
            return TransactionResponse.Write(line.Receipt, report, effects);
        }
    }

    /// <summary>A searchset of everything of one type.</summary>
    public byte[] SearchSet(string type)
    {
        lock (gate)
        {
            var found = effects.Where(effect => effect.Key.StartsWith(type + "?", StringComparison.Ordinal)).Select(effect => effect.Value);
            return SearchSetBundle.Write(found);
        }
    }

    /// <summary>Counts, for the screen and for tests.</summary>
    public MinistryState State(MinistryMode mode)
    {
        lock (gate)
        {
            var types = effects.Keys.GroupBy(key => key[..key.IndexOf('?', StringComparison.Ordinal)]);
            return new MinistryState(mode.ToString().ToLowerInvariant(), receipts.Count, repeated, types.ToDictionary(type => type.Key, type => type.Count()));
        }
    }

    public ValueTask DisposeAsync() => file.DisposeAsync();

    private void Apply(ReceivedLine line)
    {
        receipts[line.Key.Length > 0 ? line.Key : line.Receipt] = line.Receipt;
        foreach (var update in line.Updates)
        {
            var version = effects.TryGetValue(update.Condition, out var old) ? old.Version + 1 : 1;
            effects[update.Condition] = new StoredEffect(version, update.Resource);
        }
    }

    // A last line that a crash cut short was never answered: the sender will send it again.
    private void Replay()
    {
        long whole = 0;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        for (var start = 0; bytes.AsSpan(start).IndexOf((byte)'\n') is >= 0 and var length; start += length + 1)
        {
            Apply(JsonSerializer.Deserialize(bytes.AsSpan(start, length), ReceivedLine.Json.Default.ReceivedLine)!);
            whole = start + length + 1;
        }

        file.SetLength(whole);
        file.Position = whole;
    }
}
