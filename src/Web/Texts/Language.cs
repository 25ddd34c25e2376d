namespace HealthAssess.Web.Texts;

/// <summary>A language of the screens.</summary>
/// <param name="Code">BCP 47 code.</param>
/// <param name="Name">The language's name in itself, as its readers look for it.</param>
/// <param name="RightToLeft">Direction of writing.</param>
/// <param name="Drafted">A machine drafted the sentences and no person who speaks the language has reviewed them yet: every page says so.</param>
internal sealed record Language(string Code, string Name, bool RightToLeft = false, bool Drafted = false)
{
    /// <summary>Remembers the choice of the language switch.</summary>
    public const string Cookie = "language";

    public static IReadOnlyList<Language> All { get; } =
    [
        new("en", "English"), new("fr", "Français", Drafted: true), new("es", "Español", Drafted: true), new("ar", "العربية", RightToLeft: true, Drafted: true),
        new("uk", "Українська", Drafted: true), new("ru", "Русский", Drafted: true), new("bn", "বাংলা", Drafted: true), new("de", "Deutsch", Drafted: true),
    ];

    /// <summary>Languages a traveller may be addressed in: those of the screens, and those that consents, questions and cards have besides.</summary>
    public static IReadOnlyList<Language> OfTravellers { get; } = [.. All, new("sw", "Kiswahili", Drafted: true), new("pt", "Português", Drafted: true)];

    /// <summary>The name of a language a traveller may be addressed in.</summary>
    public static string Spoken(string code) => OfTravellers.FirstOrDefault(language => language.Code == code)?.Name ?? code;

    public static Language Of(string code) => All.FirstOrDefault(language => language.Code == code) ?? All[0];
}
