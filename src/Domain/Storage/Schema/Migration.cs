using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Storage.Schema;

/// <summary>One numbered SQL file of the assembly.</summary>
internal sealed record Migration(int Number, string Name, string Sql, string Hash)
{
    private const string Folder = ".Migrations.";

    /// <summary>All of them, in order. Two files of one number are a mistake of the build.</summary>
    public static IReadOnlyList<Migration> In(Assembly assembly)
    {
        var all = assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith(".sql", StringComparison.Ordinal) && name.Contains(Folder, StringComparison.Ordinal))
            .Select(resource => Read(assembly, resource))
            .OrderBy(one => one.Number)
            .ToList();
        return all.DistinctBy(one => one.Number).Count() == all.Count
            ? all
            : throw new SchemaException("Two migrations share a number.");
    }

    /// <summary>SHA-256 in hexadecimal; line ends do not count.</summary>
    public static string Checksum(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))));

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var sql = reader.ReadToEnd();
        var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..];
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, sql, Checksum(sql));
    }
}
