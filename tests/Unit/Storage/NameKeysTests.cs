using HealthAssess.Storage.Index;

namespace HealthAssess.Tests.Unit.Storage;

public sealed class NameKeysTests
{
    [Theory]
    [InlineData("Mohamed", "Muhammad")]
    [InlineData("Mohammed", "محمد")]
    [InlineData("Müller", "Mueller")]
    [InlineData("Oleksandr", "Олександр")]
    [InlineData("Nakayima Aminata", "aminata NAKAYIMA")]
    [InlineData("Cathy", "Caty")]
    public void Meet_across_spellings_and_scripts(string one, string other) =>
        Assert.Equal(NameKeys.Of(one).Order(StringComparer.Ordinal), NameKeys.Of(other).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Okello", "Odongo")]
    [InlineData("Anna", "Hanna")]
    public void Keep_different_names_apart(string one, string other) => Assert.NotEqual(NameKeys.Of(one), NameKeys.Of(other));

    [Theory]
    [InlineData("")]
    [InlineData("…")]
    public void Have_none_where_there_is_no_letter(string name) => Assert.Empty(NameKeys.Of(name));
}
