using HealthAssess.Protocols;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>
/// What is said to a traveller in an emergency or before a consent stands in ten languages: all consent texts, the cards, the safety questions
/// of PHQ-9, K6, EVD-POE and COVID-ILI; those a machine has drafted say so.
/// </summary>
public sealed class TravellerLanguageTests
{
    private static readonly string[] Ten = ["ar", "bn", "de", "en", "es", "fr", "pt", "ru", "sw", "uk"];

    private static readonly Phrasebook Phrasebook = Phrasebook.Load();

    [Fact]
    public void There_are_ten_languages_for_travellers() => Assert.Equal(Ten, Language.OfTravellers.Select(language => language.Code).Order());

    [Fact]
    public void Every_consent_text_stands_in_all_of_them()
    {
        string[] said = [.. Phrasebook.Keys("en").Where(key => key is "consents.free" or "answer.yes" or "answer.no" || key.StartsWith("consents.hint.", StringComparison.Ordinal)
            || Domain.Registration.ConsentChoice.Asked.Keys.Any(purpose => key == "consents." + purpose))];
        Assert.Equal(11, said.Length);
        Assert.Empty(from language in Ten from key in said where !Phrasebook.Has(language, key) || string.IsNullOrWhiteSpace(Phrasebook.Find(language, key)) select $"{language} {key}");
    }

    [Fact]
    public void No_consent_text_is_English_left_standing() => Assert.Empty(
        from language in Ten.Except(["en"])
        from key in Phrasebook.Keys("en").Where(key => key.StartsWith("consents.hint.", StringComparison.Ordinal) || key == "consents.free")
        where Phrasebook.Find(language, key) == Phrasebook.Find("en", key)
        select $"{language} {key}");

    [Theory]
    [InlineData("EVD-POE")]
    [InlineData("COVID-ILI")]
    [InlineData("K6")]
    [InlineData("PHQ-9")]
    public void The_packs_that_matter_most_are_whole_in_all_of_them_and_say_which_are_drafts(string id)
    {
        var protocol = ProtocolCatalogue.Find(id)!;
        Assert.Equal(Ten, protocol.Languages.Order());
        Assert.Equal(Ten.Except(["en"]), protocol.MachineDrafted.Order());
        Assert.Empty(PackLint.Check(protocol));
    }

    [Fact]
    public void What_no_person_has_reviewed_is_marked() =>
        Assert.Equal(Ten.Except(["en"]), Language.OfTravellers.Where(language => language.Drafted).Select(language => language.Code).Order());
}
