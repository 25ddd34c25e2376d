namespace HealthAssess.Storage;

/// <summary>
/// Work that goes on in the thread pool after each await, also where sockets' threads finish what was awaited: whatever may
/// take long must not keep a socket's thread from the other sockets.
/// </summary>
public sealed class PoolContext : SynchronizationContext
{
    /// <summary>What .NET calls them.</summary>
    private const string SocketThread = ".NET Sockets";

    private static readonly PoolContext Only = new();

    private PoolContext()
    {
    }

    /// <summary>What the caller awaits from here on goes on in the pool.</summary>
    public static void Enter() => SetSynchronizationContext(Only);

    /// <summary>Does the work in the pool, from its first line.</summary>
    public static Task Run(Func<Task> work) => Task.Run(async () =>
    {
        Enter();
        await work();
    });

    /// <summary>
    /// For what must wait with the thread in hand: on the thread of a socket it would wait for itself, until a timeout half a minute later.
    /// </summary>
    /// <exception cref="InvalidOperationException">The thread watches sockets.</exception>
    public static void RefuseSocketThreads()
    {
        if (Thread.CurrentThread.Name == SocketThread)
        {
            throw new InvalidOperationException("This waits for the database and may not do so on the thread of a socket; bring it here by PoolContext.");
        }
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(
        static call =>
        {
            // The pool takes it off again after each piece of work.
            Enter();
            call.Work(call.State);
        },
        (Work: d, State: state),
        preferLocal: false);

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;
}
