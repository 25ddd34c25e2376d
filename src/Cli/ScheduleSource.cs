using System.Globalization;
using HealthAssess.Immunization;

namespace HealthAssess.Cli;

/// <summary>Finds the schedule a command names: <c>--schedule us-acip</c>, a pack of one's own as <c>--schedule FILE</c>, or CDSi supporting data in <c>--schedule-data DIR</c>.</summary>
internal static class ScheduleSource
{
    /// <summary>The schedule, or null after a complaint.</summary>
    public static async Task<Schedule?> Open(Arguments arguments, TextWriter errors)
    {
        var name = arguments.One("schedule") ?? "us-acip";
        if (arguments.One("schedule-data") is { } folder)
        {
            return await Load(folder, name, arguments, errors);
        }

        if (SchedulePack.Find(name) is { } schedule)
        {
            return schedule;
        }

        if (File.Exists(name))
        {
            await using var pack = File.OpenRead(name);
            return SchedulePack.Read(pack);
        }

        await errors.WriteLineAsync($"there is no schedule {name}; there is us-acip, or name the file of a pack");
        return null;
    }

    private static async Task<Schedule?> Load(string folder, string name, Arguments arguments, TextWriter errors)
    {
        if (!Directory.Exists(folder))
        {
            await errors.WriteLineAsync("there is no folder " + folder);
            return null;
        }

        var published = DateOnly.TryParseExact(arguments.One("published"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
        return CdsiSupportingData.Load(folder, name, arguments.One("version") ?? "unknown", published);
    }
}
