namespace HealthAssess.Cli;

/// <summary><c>healthassess forecast --schedule us-acip [--schedule-data DIR] --in cases.jsonl --out answers.jsonl</c>: what histories count for and what is due.</summary>
internal static class ForecastCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.One("in") is not { } input)
        {
            await errors.WriteLineAsync("usage: healthassess forecast --schedule us-acip [--schedule-data DIR] --in cases.jsonl [--out answers.jsonl]");
            return 2;
        }

        if (await ScheduleSource.Open(arguments, errors) is not { } schedule)
        {
            return 2;
        }

        var findings = await JsonLines.Answer(input, arguments.One("out"), output, errors, line => (ForecastAnswer.Of(schedule, line), false));
        return findings < 0 ? 2 : Math.Min(findings, 1);
    }
}
