namespace HealthAssess.Storage.Embedded;

/// <summary>The account of the machine that the server runs under: ourselves, or an unprivileged one when we are root.</summary>
/// <remarks>PostgreSQL refuses to run as root, and is right.</remarks>
internal sealed class ServerAccount
{
    private readonly string? name;

    private ServerAccount(string? name) => this.name = name;

    /// <summary>Our own account, or for root <c>postgres</c> where there is one, else <c>nobody</c>.</summary>
    public static async Task<ServerAccount> Find(CancellationToken cancellation)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return new ServerAccount(null);
        }

        var (exitCode, _) = await ChildProcess.Run(["id", "-u", "postgres"], cancellation);
        return new ServerAccount(exitCode == 0 ? "postgres" : "nobody");
    }

    /// <summary>The command as this account runs it.</summary>
    public IReadOnlyList<string> As(params IReadOnlyList<string> command) => name is null
        ? command
        : ["setpriv", "--reuid", name, "--regid", name == "nobody" ? "nogroup" : name, "--clear-groups", "--", .. command];

    /// <summary>Gives a folder, and what is in it, to the account.</summary>
    public async Task Own(string folder, CancellationToken cancellation)
    {
        if (name is not null)
        {
            await ChildProcess.MustRun(["chown", "-R", name, folder], "Handing the data folder to " + name, cancellation);
        }
    }

    /// <summary>True when the account can reach the folder: a checkout below a closed home cannot be entered.</summary>
    public async Task<bool> CanEnter(string folder, CancellationToken cancellation)
    {
        if (name is null)
        {
            return true;
        }

        var (exitCode, _) = await ChildProcess.Run(As("test", "-x", folder), cancellation);
        return exitCode == 0;
    }
}
