using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary>
/// <c>healthassess protocol lint|test [FOLDER…]</c>, <c>diff BEFORE AFTER</c>, <c>schema</c>, <c>activate</c>, <c>rollback</c>, <c>redecide</c>: the kit of those who write
/// protocols. A pack is a folder or the name of one that comes with the product. One JSON line a finding.
/// </summary>
internal static class ProtocolCommand
{
    private const string Usage = """
        usage: healthassess protocol lint|test [FOLDER…]
               healthassess protocol diff FOLDER|ID[@version] FOLDER|ID[@version]
               healthassess protocol schema
               healthassess protocol activate FOLDER|ID[@version] --at CODE… --from YYYY-MM-DD --approver NAME --reason TEXT [--set name=value…]
               healthassess protocol rollback ID --at CODE… --reason TEXT
               healthassess protocol redecide FOLDER|ID[@version] [--set name=value…] [--since YYYY-MM-DD]
        """;

    public static Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors) => (arguments.Words is [var verb, ..] ? verb : null) switch
    {
        "lint" => PackChecking.Run(arguments, output, errors, PackLint.Check),
        "test" => PackChecking.Run(arguments, output, errors, PackCases.Failures),
        "diff" when arguments.Words.Count == 3 => PackDiff.Run(arguments, output, errors),
        "schema" => Schema(output),
        "activate" when arguments.Words.Count == 2 => ProtocolSwitch.Activate(arguments, output, errors),
        "rollback" when arguments.Words.Count == 2 => ProtocolSwitch.RollBack(arguments, output, errors),
        "redecide" when arguments.Words.Count == 2 => Redecide.Run(arguments, output, errors),
        _ => Tell(errors),
    };

    private static async Task<int> Schema(TextWriter output)
    {
        await output.WriteLineAsync(PackSchema.Of().ToJsonString(JsonText.Indented));
        return 0;
    }

    private static async Task<int> Tell(TextWriter errors)
    {
        await errors.WriteLineAsync(Usage);
        return 2;
    }
}
