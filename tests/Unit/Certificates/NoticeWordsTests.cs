using HealthAssess.Domain.Notices;
using HealthAssess.Fhir;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>What travellers are told stands in every language that they may be addressed in.</summary>
public sealed class NoticeWordsTests
{
    [Fact]
    public void Every_reason_has_words_of_its_own_in_every_language()
    {
        Assert.Equal(Language.OfTravellers.Select(language => language.Code).Order(), NoticeWords.Languages.Order());
        var words = (from language in NoticeWords.Languages from reason in NoticeCodes.Reasons select NoticeWords.Of(reason, language)).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.DoesNotContain(words, string.IsNullOrWhiteSpace);
    }

    [Theory]
    [InlineData("""[{"language":{"coding":[{"code":"de"}]}},{"language":{"coding":[{"code":"ar"}]},"preferred":true}]""", "ar")]
    [InlineData("""[{"language":{"coding":[{"code":"tr"}]},"preferred":true},{"language":{"coding":[{"code":"pt-BR"}]}}]""", "pt")]
    [InlineData("""[{"language":{"coding":[{"code":"tr"}]}}]""", "en")]
    public void A_traveller_is_spoken_to_in_the_preferred_language_that_there_are_words_in(string spoken, string language) =>
        Assert.Equal(language, NoticeWords.LanguageOf(Resource.Read(System.Text.Encoding.UTF8.GetBytes($$"""{"resourceType":"Patient","communication":{{spoken}}}""")).Resource));
}
