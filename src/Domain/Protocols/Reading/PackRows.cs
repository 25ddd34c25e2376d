namespace HealthAssess.Protocols;

/// <summary>The row of a file that a complaint is about: the first one that holds the last name of its place.</summary>
internal static class PackRows
{
    public static int? Find(string text, string place)
    {
        var lines = text.Split('\n');
        var name = place.Split('/')[0];
        foreach (var wanted in new[] { $"\"{name}\"", $"\"{name.Split('.')[^1]}\"", $"\"{name.Split('.')[0]}\"", name + "," })
        {
            var row = Array.FindIndex(lines, line => line.Contains(wanted, StringComparison.Ordinal));
            if (row >= 0)
            {
                return row + 1;
            }
        }

        return null;
    }
}
