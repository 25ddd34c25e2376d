using System.Collections.Concurrent;
using System.Diagnostics;

namespace HealthAssess.Tests.Shared;

/// <summary>A real process of the product that a test starts, listens to and kills.</summary>
public sealed class RealProcess : IAsyncDisposable
{
    /// <summary>Many processes start at once where all tests run together.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly SemaphoreSlim arrived = new(0);
    private int openStreams = 2;

    private RealProcess(Process process) => this.process = process;

    /// <summary>Starts a built program of the product: <c>RealProcess.Start("src/Cli", "healthassess.dll", ["ministry"])</c>.</summary>
    public static RealProcess Start(string project, string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var path = Path.Combine(SharedData.Root, project, "bin", Configuration, "net10.0", assembly);
        var start = new ProcessStartInfo("dotnet", [path, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = SharedData.Root,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var child = new RealProcess(new Process { StartInfo = start });
        child.process.OutputDataReceived += (_, line) => child.Arrived(line.Data);
        child.process.ErrorDataReceived += (_, line) => child.Arrived(line.Data);
        child.process.Start();
        child.process.BeginOutputReadLine();
        child.process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The first line that holds <paramref name="text"/>; fails with everything the process said when none comes in time.</summary>
    public async Task<string> Says(string text, TimeSpan? longest = null)
    {
        using var patience = new CancellationTokenSource(longest ?? Patience);
        var heard = new List<string>();
        try
        {
            while (true)
            {
                await arrived.WaitAsync(patience.Token);
                if (lines.TryDequeue(out var line))
                {
                    heard.Add(line);
                    if (line.Contains(text, StringComparison.Ordinal))
                    {
                        return line;
                    }
                }
                else if (Volatile.Read(ref openStreams) == 0)
                {
                    arrived.Release(); // a later question gets the same answer
                    throw new InvalidOperationException($"The process ended without saying '{text}', but: {string.Join('\n', heard)}");
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"The process never said '{text}', but: {string.Join('\n', heard)}");
        }
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: false);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>The process ends in order, and with it what it started. SIGTERM, since who runs the tests in the background lets them ignore Ctrl-C.</summary>
    public async Task Stop()
    {
        if (!process.HasExited)
        {
            using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kill();
        process.Dispose();
        arrived.Dispose();
    }

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    /// <remarks>The last lines can come after the process has exited: only the end of both streams says that there is no more.</remarks>
    private void Arrived(string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
        else
        {
            Interlocked.Decrement(ref openStreams);
        }

        arrived.Release();
    }
}
