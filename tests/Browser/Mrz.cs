namespace HealthAssess.Tests.Browser;

/// <summary>Passport zones of invented people (ICAO 9303-4), with the check digits that belong to them.</summary>
internal static class Mrz
{
    public static string Passport(string number, string family, string given, string birthDate = "940312")
    {
        var (checkedNumber, birth, expiry, optional) = (Checked(number), Checked(birthDate), Checked("320415"), Checked("<<<<<<<<<<<<<<"));
        var composite = Digit(checkedNumber + birth + expiry + optional);
        return $"P<UGA{family}<<{given}".PadRight(44, '<') + "\n" + $"{checkedNumber}UGA{birth}F{expiry}{optional}{composite}";
    }

    private static string Checked(string text) => text + Digit(text);

    /// <remarks>ICAO 9303-3, 4.9: weights 7, 3, 1 modulo 10.</remarks>
    private static int Digit(string text) =>
        text.Select((letter, at) => Value(letter) * (at % 3) switch { 0 => 7, 1 => 3, _ => 1 }).Sum() % 10;

    private static int Value(char letter) => letter switch { '<' => 0, >= '0' and <= '9' => letter - '0', _ => letter - 'A' + 10 };
}
