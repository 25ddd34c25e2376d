using HealthAssess.Storage.Index;

namespace HealthAssess.Tests.Unit.Storage;

public sealed class NarrativeWordsTests
{
    [Theory]
    [InlineData("<div>Fever</div>", "fever")]
    [InlineData("<div><p>one</p><p>two</p></div>", "one two")]
    [InlineData("<div>Ka<b>mpa</b>la</div>", "kampala")]
    [InlineData("<div title='a>b'>shown</div>", "shown")]
    [InlineData("<div>a<!-- <p>not this</p> -->b</div>", "ab")]
    [InlineData("<div>&lt;p&gt;&#160;Ã&eacute;</div>", "<p> ae")]
    [InlineData("<div>again Again AGAIN</div>", "again")]
    [InlineData("<div", "")]
    [InlineData("<!-- no end", "")]
    [InlineData("", "")]
    public void Words_are_those_that_a_browser_shows(string narrative, string words) =>
        Assert.Equal(words, string.Join(' ', NarrativeWords.Of(NarrativeWords.Shown(narrative))));
}
