using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>The true server as a process of its own on an embedded PostgreSQL of its own, and beside it the bare program.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    public int Id => process.Id;

    /// <summary>The product, in a data folder; answers when it listens.</summary>
    public static Task<ServerProcess> Site(string folder) => Start(Built("Web", "HealthAssess.Web.dll"), ["--run", "site,api,workers", "--Data", folder]);

    /// <summary>The bare program: this very file, told so. Its threads look about for work as long as the product's do, and those of the sockets work on what they bring.</summary>
    public static Task<ServerProcess> Floor(string connection) => Start(
        typeof(ServerProcess).Assembly.Location,
        [FloorProgram.Word, connection],
        ("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit", "A"),
        ("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"));

    /// <summary>A token for a system client.</summary>
    public static async Task<string> Token(string folder)
    {
        using var command = Process.Start(new ProcessStartInfo("dotnet", [Built("Cli", "healthassess.dll"), "token", "--data", folder]) { RedirectStandardOutput = true })!;
        var token = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return token.Trim();
    }

    public async ValueTask DisposeAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static async Task<ServerProcess> Start(string assembly, string[] arguments, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments, "--urls", $"http://127.0.0.1:{port}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        Array.ForEach(settings, setting => start.Environment[setting.Name] = setting.Value);
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await Listens(port))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"{Path.GetFileName(assembly)} ended before it listened.");
            }

            await Task.Delay(100);
        }

        return new ServerProcess(process, port);
    }

    private static async Task<bool> Listens(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Built(string project, string assembly) => Path.GetFullPath(
        Path.Combine(AppContext.BaseDirectory, "../../../../../src", project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", assembly));
}
