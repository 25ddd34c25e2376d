using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Packs;

/// <summary>How the pack writes a name with an age window: <c>120@6w..7y</c>, <c>120@6w..</c>, or the name alone.</summary>
internal static class AgeWindow
{
    public static string Write(string name, Duration? begin, Duration? end) => begin is null && end is null ? name : $"{name}@{begin}..{end}";

    public static (string Name, Duration? Begin, Duration? End) Read(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at < 0)
        {
            return (text, null, null);
        }

        var dots = text.IndexOf("..", at, StringComparison.Ordinal);
        return (text[..at], Duration.Read(text[(at + 1)..dots]), Duration.Read(text[(dots + 2)..]));
    }
}
