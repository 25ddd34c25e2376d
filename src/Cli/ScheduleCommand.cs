using HealthAssess.Immunization;

namespace HealthAssess.Cli;

/// <summary><c>healthassess schedule check|diff|compile</c>: looks at vaccine rules as data, compares two versions, makes a pack.</summary>
internal static class ScheduleCommand
{
    private const string Usage = """
        usage: healthassess schedule check   [--schedule NAME|FILE] [--schedule-data DIR]
               healthassess schedule diff    --old NAME|FILE|DIR --new NAME|FILE|DIR
               healthassess schedule compile --schedule NAME --schedule-data DIR --version V --published YYYY-MM-DD --out FILE
        """;

    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        var word = arguments.Words.Count == 1 ? arguments.Words[0] : "";
        if (word is "check" or "compile" && (word == "check" || arguments.Has("out")))
        {
            var schedule = await ScheduleSource.Open(arguments, errors);
            return schedule is null ? 2 : word == "check" ? await Check(schedule, output) : Compile(schedule, arguments.One("out")!);
        }

        if (word == "diff" && arguments.One("old") is { } old && arguments.One("new") is { } current)
        {
            return await Diff(old, current, output, errors);
        }

        await errors.WriteLineAsync(Usage);
        return 2;
    }

    private static async Task<int> Check(Schedule schedule, TextWriter output)
    {
        var findings = ScheduleCheck.Of(schedule);
        await output.WriteLineAsync($"{schedule.Id} {schedule.Version}: {ScheduleCheck.Size(schedule)}");
        foreach (var finding in findings)
        {
            await output.WriteLineAsync(finding);
        }

        return Math.Min(findings.Count, 1);
    }

    private static int Compile(Schedule schedule, string file)
    {
        using var pack = File.Create(file);
        SchedulePack.Write(schedule, pack);
        return 0;
    }

    private static async Task<int> Diff(string old, string current, TextWriter output, TextWriter errors)
    {
        if (await Open(old, errors) is not { } left || await Open(current, errors) is not { } right)
        {
            return 2;
        }

        var differences = ScheduleDifference.Between(left, right);
        foreach (var difference in differences)
        {
            await output.WriteLineAsync(difference);
        }

        return Math.Min(differences.Count, 1);
    }

    private static Task<Schedule?> Open(string source, TextWriter errors) =>
        ScheduleSource.Open(new Arguments(Directory.Exists(source) ? ["--schedule-data", source] : ["--schedule", source]), errors);
}
