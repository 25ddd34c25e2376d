using System.Globalization;
using HealthAssess.Api.Administration.Import;

namespace HealthAssess.Cli;

/// <summary>A bar on standard error that is drawn over itself; on a file or pipe, a line for each tenth.</summary>
internal sealed class ProgressBar(TextWriter errors) : IProgress<ImportProgress>
{
    private const int Width = 40;

    private readonly bool terminal = !Console.IsErrorRedirected;
    private int shown = -1;

    public void Report(ImportProgress value)
    {
        var percent = value.Total == 0 ? 100 : (int)(value.Done * 100 / value.Total);
        if (terminal)
        {
            var bar = new string('█', percent * Width / 100).PadRight(Width, '░');
            errors.Write(string.Create(CultureInfo.InvariantCulture, $"\r{bar} {percent,3} % {value.File,-32}"));
            errors.Write(percent == 100 && value.File.Length == 0 ? Environment.NewLine : "");
        }
        else if (percent / 10 != shown)
        {
            shown = percent / 10;
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{percent} % {value.File}"));
        }
    }
}
