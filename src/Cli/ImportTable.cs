using System.Globalization;
using HealthAssess.Api.Administration.Import;

namespace HealthAssess.Cli;

/// <summary>The report of an import as a table: type by type, then every reason of a refusal.</summary>
internal static class ImportTable
{
    public static async Task Write(ImportReport report, TextWriter output)
    {
        await output.WriteLineAsync(Row("type", "accepted", "unchanged", "refused"));
        foreach (var (type, tally) in report.Types)
        {
            await output.WriteLineAsync(Row(type, Text(tally.Accepted), Text(tally.Unchanged), Text(tally.Refused.Values.Sum())));
        }

        var all = report.Types.Values;
        await output.WriteLineAsync(Row(
            "all", Text(all.Sum(tally => tally.Accepted)), Text(all.Sum(tally => tally.Unchanged)), Text(all.Sum(tally => tally.Refused.Values.Sum()))));
        foreach (var (type, tally) in report.Types)
        {
            foreach (var (reason, count) in tally.Refused)
            {
                await output.WriteLineAsync($"refused {type} ({Text(count)}): {reason}");
            }
        }

        foreach (var file in report.NotFhir)
        {
            await output.WriteLineAsync("not FHIR: " + file);
        }

        await output.WriteLineAsync($"references to resources that are not here: {Text(report.MissingTargets)}");
    }

    private static string Row(string type, string accepted, string unchanged, string refused) =>
        $"{type,-24}{accepted,10}{unchanged,11}{refused,9}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
