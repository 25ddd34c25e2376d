using System.Diagnostics;

namespace HealthAssess.Storage.Embedded;

/// <summary>Runs a program of the machine to its end.</summary>
internal static class ChildProcess
{
    /// <summary>Exit code and everything printed. A program that is not there answers 127, as a shell would.</summary>
    public static async Task<(int ExitCode, string Output)> Run(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // The server's account may not enter the folder we were started from.
            WorkingDirectory = "/",
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return (process.ExitCode, (await output + await errors).Trim());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (127, command[0] + " is not installed");
        }
    }

    /// <summary>Like <see cref="Run"/>, but a failure is an error with the program's own words.</summary>
    public static async Task<string> MustRun(IReadOnlyList<string> command, string purpose, CancellationToken cancellation)
    {
        var (exitCode, output) = await Run(command, cancellation);
        return exitCode == 0 ? output : throw new EmbeddedPostgresException($"{purpose} failed: {output}");
    }
}
