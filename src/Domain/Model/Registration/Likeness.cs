namespace HealthAssess.Domain.Registration;

/// <summary>How alike two records are, with the reasons, for a person to decide. Nothing is ever merged by it.</summary>
/// <param name="Evidence">The weights together: over 1 where more speaks for it than is needed, as a document on top of everything else.</param>
/// <param name="Reasons">Stable keys of what spoke for and against it; screens look up <c>likeness.{key}</c>.</param>
public sealed record Likeness(double Evidence, IReadOnlyList<string> Reasons)
{
    /// <summary>From here on a candidate is shown before saving.</summary>
    public const double Shown = 0.6;

    private const string SameDocument = "same-document";

    /// <summary>What keeps a likeness from being certain, however much speaks for it: somebody has to look.</summary>
    private static readonly string[] Doubts = ["different-name", "different-birth-date", "day-and-month-swapped", "same-birth-year", "different-sex"];

    /// <summary>From 0 (nothing in common) to 1 (the same).</summary>
    public double Score => Math.Clamp(Evidence, 0, 1);

    /// <summary>Whether they have a document in common.</summary>
    public bool OfOneDocument => Reasons.Contains(SameDocument);

    /// <summary>Whether nothing speaks against it and either the document or the very name is the same.</summary>
    /// <remarks>Two people may be born on one day with similar names.</remarks>
    public bool IsCertain => Evidence >= 0.9 && (OfOneDocument || Reasons.Contains("same-name")) && !Reasons.Intersect(Doubts).Any();

    /// <summary>Compares two records.</summary>
    /// <remarks>
    /// Weights by how much a field tells: a document number is nearly proof, names and birth date together are strong, sex alone is nothing.
    /// An estimated birth date neither proves nor disproves much. Values of this project, to be tuned on real duplicates.
    /// </remarks>
    public static Likeness Of(TravellerIdentity one, TravellerIdentity other)
    {
        List<string> reasons = [];
        var score = ByDocument(one, other, reasons) + ByName(one, other, reasons) + ByBirthDate(one, other, reasons) + BySex(one, other, reasons);

        // Whatever else differs: one document on two records is always for a person to look at.
        return new Likeness(Math.Max(score, reasons.Contains(SameDocument) ? Shown : 0), reasons);
    }

    private static double ByDocument(TravellerIdentity one, TravellerIdentity other, List<string> reasons) =>
        one.Documents.Intersect(other.Documents, StringComparer.OrdinalIgnoreCase).Any() ? Because(reasons, SameDocument, 0.7) : 0;

    private static double ByName(TravellerIdentity one, TravellerIdentity other, List<string> reasons) =>
        NameLikeness.Best(one.Names, other.Names) switch
        {
            >= 0.97 => Because(reasons, "same-name", 0.5),
            >= 0.85 and var likeness => Because(reasons, "similar-name", 0.45 * likeness),
            >= 0.7 and var likeness => Because(reasons, "partly-similar-name", 0.3 * likeness),
            _ when one.Names.Count > 0 && other.Names.Count > 0 => Because(reasons, "different-name", -0.2),
            _ => 0,
        };

    private static double ByBirthDate(TravellerIdentity one, TravellerIdentity other, List<string> reasons)
    {
        if (one.BirthDate is not { } a || other.BirthDate is not { } b)
        {
            return 0;
        }

        var years = Math.Abs(BirthDates.First(a)?.Year - BirthDates.First(b)?.Year ?? 99);
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return (one.BirthDateEstimated || other.BirthDateEstimated, years) switch
        {
            (_, _) when a == b && a.Length == 10 => Because(reasons, "same-birth-date", 0.4),
            (_, _) when longer.StartsWith(shorter, StringComparison.Ordinal) => Because(reasons, "compatible-birth-date", 0.25),
            (_, _) when DayAndMonthSwapped(a, b) => Because(reasons, "day-and-month-swapped", 0.3),
            (true, <= 2) => Because(reasons, "near-estimated-birth-date", 0.2),
            (false, 0) => Because(reasons, "same-birth-year", 0.1),
            (true, _) when years <= 5 => 0,
            _ => Because(reasons, "different-birth-date", -0.25),
        };
    }

    private static bool DayAndMonthSwapped(string a, string b) =>
        a.Length == 10 && b.Length == 10 && a[..4] == b[..4] && a[5..7] == b[8..] && a[8..] == b[5..7];

    private static double BySex(TravellerIdentity one, TravellerIdentity other, List<string> reasons) => (one.Sex, other.Sex) switch
    {
        ("male" or "female", "male" or "female") when one.Sex == other.Sex => Because(reasons, "same-sex", 0.1),
        ("male" or "female", "male" or "female") => Because(reasons, "different-sex", -0.2),
        _ => 0,
    };

    private static double Because(List<string> reasons, string reason, double weight)
    {
        reasons.Add(reason);
        return weight;
    }
}
