using System.Text;

namespace HealthAssess.Domain.Requirements;

/// <summary>The fields of one line of CSV.</summary>
/// <remarks>RFC 4180, without line ends inside quotes: no field of a country list has one.</remarks>
internal static class CsvLine
{
    public static IReadOnlyList<string> Read(string line)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[++i]);
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        return [.. fields, field.ToString()];
    }
}
