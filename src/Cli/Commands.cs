namespace HealthAssess.Cli;

/// <summary>The table of commands: name → what runs. One command, one file.</summary>
internal static class Commands
{
    private static readonly Dictionary<string, Command> Table = new(StringComparer.Ordinal)
    {
        ["audit"] = AuditCommand.Run,
        ["forecast"] = ForecastCommand.Run,
        ["fhirpath"] = FhirpathCommand.Run,
        ["import"] = ImportCommand.Run,
        ["reindex"] = ReindexCommand.Run,
        ["schedule"] = ScheduleCommand.Run,
        ["protect"] = ProtectCommand.Run,
        ["token"] = TokenCommand.Run,
        ["keys"] = KeysCommand.Run,
        ["mrz"] = MrzCommand.Run,
        ["validate"] = ValidateCommand.Run,
        ["decide"] = Decide.Run,
        ["protocol"] = ProtocolCommand.Run,
        ["trust"] = TrustCommand.Run,
        ["verify"] = VerifyCommand.Run,
        ["ministry"] = Ministry.MinistryCommand.Run,
    };

    private const string Help = "--help";

    /// <summary>Runs the command named first. Exit codes: 0 ok, 1 findings, 2 usage.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length > 0 && Table.TryGetValue(args[0], out var command))
        {
            // Who asks how a command is used wants nothing done: of the other words none counts, but for the command that tells more by them.
            return await command(new Arguments(args.Contains(Help) && args[0] != "decide" ? [Help] : args[1..]), output, errors);
        }

        await errors.WriteLineAsync("usage: healthassess COMMAND [options]; commands: " + string.Join(", ", Table.Keys.Order(StringComparer.Ordinal)));
        return 2;
    }
}
