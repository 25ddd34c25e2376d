namespace HealthAssess.Web.Hosting.Threads;

/// <summary>
/// What a socket brings is worked on by the thread that watches the sockets, not handed to the thread pool each time: a read
/// passed six threads on its way, and looking about for them cost more than the read (docs/decisions.md).
/// </summary>
internal static class SocketThreads
{
    /// <summary>.NET reads it when the first socket is opened; it has no other setting for it.</summary>
    private const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Before anything opens a socket. Whoever starts the process may have set it otherwise.</summary>
    public static void Use()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            Environment.SetEnvironmentVariable(Variable, "1");
        }
    }

    public static void UseSocketThreads(this WebApplicationBuilder builder) => builder.WebHost.UseSockets(options => options.UnsafePreferInlineScheduling = true);
}
