namespace HealthAssess.Web.Texts;

/// <summary>The form that a sentence takes beside a whole number: <c>zero</c>, <c>one</c>, <c>two</c>, <c>few</c>, <c>many</c> or <c>other</c>.</summary>
/// <remarks>The cardinal rules of CLDR (Unicode licence) for our eight languages, as far as whole numbers reach them.</remarks>
internal static class Plural
{
    public static string Of(string language, int number) => language switch
    {
        "ar" => Arabic(number),
        "ru" or "uk" => EastSlavic(number),
        "fr" => number is 0 or 1 ? "one" : Romance(number),
        "es" => number is 1 ? "one" : Romance(number),
        "bn" => number is 0 or 1 ? "one" : "other",
        _ => number is 1 ? "one" : "other",
    };

    private static string Arabic(int number) => (number, number % 100) switch
    {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, >= 3 and <= 10) => "few",
        (_, >= 11) => "many",
        _ => "other",
    };

    private static string EastSlavic(int number) => (number % 10, number % 100) switch
    {
        (1, not 11) => "one",
        ( >= 2 and <= 4, not (>= 12 and <= 14)) => "few",
        _ => "many",
    };

    /// <summary>Whole millions have a form of their own: <c>un million de voyageurs</c>.</summary>
    private static string Romance(int number) => number is not 0 && number % 1_000_000 == 0 ? "many" : "other";
}
