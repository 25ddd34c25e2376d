using System.Security.Cryptography;
using System.Text;

namespace HealthAssess.Web.SignIn.Passwords;

/// <summary>A file of SHA-1 hashes of breached passwords, sorted, one a line (<c>HASH:count</c>), as published for offline use. Searched in place.</summary>
internal static class BreachFile
{
    private const int HashLength = 40;

    /// <summary>True when the file is there and has the password.</summary>
    public static bool Has(string? path, string password)
    {
        if (path is null || !File.Exists(path))
        {
            return false;
        }

#pragma warning disable CA5350 // The published lists are by SHA-1; nothing is protected by it.
        var wanted = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        using var file = File.OpenRead(path);
        var (low, high) = (0L, file.Length);
        while (low < high)
        {
            var (start, hash) = LineAt(file, (low + high) / 2);
            var order = string.CompareOrdinal(hash.ToUpperInvariant(), wanted);
            if (order == 0)
            {
                return true;
            }

            (low, high) = order < 0 ? (start + HashLength, high) : (low, Math.Min(start, (low + high) / 2));
        }

        return false;
    }

    /// <summary>The line that begins at or before a place.</summary>
    private static (long Start, string Hash) LineAt(FileStream file, long at)
    {
        while (at > 0)
        {
            file.Position = at - 1;
            if (file.ReadByte() == '\n')
            {
                break;
            }

            at--;
        }

        file.Position = at;
        var line = new byte[HashLength];
        var read = file.ReadAtLeast(line, HashLength, throwOnEndOfStream: false);
        return (at, Encoding.ASCII.GetString(line, 0, read));
    }
}
