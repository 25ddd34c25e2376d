namespace HealthAssess.Storage.Embedded;

/// <summary>The private server's settings and who may connect, written anew before each start.</summary>
internal static class ServerSettings
{
    /// <summary>The role the product works as: owner of its databases, no superuser.</summary>
    public const string Role = "healthassess";

    /// <summary>Only the operating-system account that started us may connect, over the socket, without any password to keep.</summary>
    public static void Write(string dataFolder, string socketFolder)
    {
        File.WriteAllText(Path.Combine(dataFolder, "healthassess.conf"), Settings(socketFolder));
        File.WriteAllText(Path.Combine(dataFolder, "pg_hba.conf"), "local all all peer map=own\n");
        File.WriteAllText(
            Path.Combine(dataFolder, "pg_ident.conf"),
            $"own {Environment.UserName} postgres\nown {Environment.UserName} {Role}\n");

        var main = Path.Combine(dataFolder, "postgresql.conf");
        if (!File.ReadAllText(main).Contains("healthassess.conf", StringComparison.Ordinal))
        {
            File.AppendAllText(main, "\ninclude 'healthassess.conf'\n");
        }
    }

    private static string Settings(string socketFolder) => $"""
        # Written at each start; put your own settings into postgresql.auto.conf (ALTER SYSTEM).
        listen_addresses = ''
        unix_socket_directories = '{socketFolder.Replace("'", "''", StringComparison.Ordinal)}'
        port = 5432
        max_connections = 200
        shared_buffers = 128MB
        jit = off
        # What an import brought is counted soon, so that searches are planned by it.
        autovacuum_naptime = 15s
        # What was acknowledged is on the disk.
        fsync = on
        synchronous_commit = on
        full_page_writes = on
        # The log may hold no personal data: no statements, no parameters, no key values.
        log_statement = none
        log_min_error_statement = panic
        log_error_verbosity = terse
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_min_duration_statement = -1
        log_autovacuum_min_duration = -1
        log_timezone = 'UTC'
        timezone = 'UTC'

        """;
}
