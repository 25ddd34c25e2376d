namespace HealthAssess.Domain.Registration;

/// <summary>Jaro–Winkler similarity of two words: 1 for equal, 0 for nothing in common.</summary>
/// <remarks>W. E. Winkler, 1990; made for names: transposed letters cost little, a common beginning counts.</remarks>
internal static class JaroWinkler
{
    private const double PrefixWeight = 0.1;
    private const int LongestPrefix = 4;

    public static double Of(string a, string b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var jaro = Jaro(a, b);
        var prefix = a.Zip(b).Take(LongestPrefix).TakeWhile(pair => pair.First == pair.Second).Count();
        return jaro + (prefix * PrefixWeight * (1 - jaro));
    }

    private static double Jaro(string a, string b)
    {
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        var inA = new List<char>();
        var used = new bool[b.Length];
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(b.Length, i + window + 1); j++)
            {
                if (!used[j] && a[i] == b[j])
                {
                    used[j] = true;
                    inA.Add(a[i]);
                    break;
                }
            }
        }

        if (inA.Count == 0)
        {
            return 0;
        }

        var inB = b.Where((_, index) => used[index]);
        var transposed = inA.Zip(inB).Count(pair => pair.First != pair.Second) / 2.0;
        double matches = inA.Count;
        return ((matches / a.Length) + (matches / b.Length) + ((matches - transposed) / matches)) / 3;
    }
}
