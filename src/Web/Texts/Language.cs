namespace HealthAssess.Web.Texts;

/// <summary>A language of the screens.</summary>
/// <param name="Code">BCP 47 code.</param>
/// <param name="Name">The language's name in itself, as its readers look for it.</param>
/// <param name="RightToLeft">Direction of writing.</param>
internal sealed record Language(string Code, string Name, bool RightToLeft = false)
{
    /// <summary>Remembers the choice of the language switch.</summary>
    public const string Cookie = "language";

    public static IReadOnlyList<Language> All { get; } =
    [
        new("en", "English"), new("fr", "Français"), new("es", "Español"), new("ar", "العربية", RightToLeft: true),
        new("uk", "Українська"), new("ru", "Русский"), new("bn", "বাংলা"), new("de", "Deutsch"),
    ];

    public static Language Of(string code) => All.FirstOrDefault(language => language.Code == code) ?? All[0];
}
