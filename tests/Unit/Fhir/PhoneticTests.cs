using HealthAssess.Fhir.Search.Names;

namespace HealthAssess.Tests.Unit.Fhir;

/// <summary>One name in several spellings and scripts has one sound.</summary>
public sealed class PhoneticTests
{
    [Theory]
    [InlineData("Muhammad", "Mohamed")]
    [InlineData("Muhammad", "محمد")]
    [InlineData("Fatima", "فاطمة")]
    [InlineData("Olena", "Олена")]
    [InlineData("Shevchenko", "Шевченко")]
    [InlineData("Nguyễn", "NGUYEN")]
    [InlineData("Rahim", "রহিম")]
    [InlineData("Kamala", "कमला")]
    [InlineData("Tesfaye", "ተስፋዬ")]
    [InlineData("Giorgi", "გიორგი")]
    [InlineData("Papadopoulos", "Παπαδόπουλος")]
    [InlineData("Müller", "MULLER")]
    [InlineData("Philip", "Filip")]
    public void Spellings_of_one_name_sound_the_same(string one, string other) =>
        Assert.Equal(Phonetic.Keys(one), Phonetic.Keys(other));

    [Theory]
    [InlineData("Amina", "Fatima")]
    [InlineData("Musa", "Isa")]
    [InlineData("Petrenko", "Kovalenko")]
    public void Different_names_sound_different(string one, string other) =>
        Assert.NotEqual(Phonetic.Keys(one), Phonetic.Keys(other));

    [Fact]
    public void A_name_without_a_known_alphabet_is_its_own_key() => Assert.Equal(["王", "小明"], Phonetic.Keys("王 小明"));

    [Fact]
    public void Nothing_has_no_keys() => Assert.Empty(Phonetic.Keys("  - "));
}
