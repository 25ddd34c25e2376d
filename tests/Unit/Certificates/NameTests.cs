using HealthAssess.Certificates.TravelDocuments;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class NameTests
{
    [Theory]
    [InlineData("Musterfrau-Gößinger", "MUSTERFRAU<GOESSINGER")]
    [InlineData("O'Connor", "OCONNOR")]
    [InlineData("Nguyễn Văn", "NGUYEN<VAN")]
    [InlineData("Ångström", "AANGSTROEM")]
    [InlineData("Щербаков", "SHCHERBAKOV")]
    [InlineData("Юлия Соловьева", "IULIIA<SOLOVEVA")]
    [InlineData("محمد", "MXHMD")]
    [InlineData("محمّد", "MXHMMD")]
    [InlineData("فاطمة", "FAXTTMXAH")]
    [InlineData("  Anna   Maria ", "ANNA<MARIA")]
    [InlineData("李雷", "")]
    public void Names_take_the_letters_of_the_zone(string name, string expected) => Assert.Equal(expected, Transliteration.ToMrz(name));

    [Theory]
    [InlineData("Григорій", "UKR", "HRYHORII")]
    [InlineData("Щит", "BGR", "SHTIT")]
    public void Some_states_write_letters_their_own_way(string name, string state, string expected) =>
        Assert.Equal(expected, Transliteration.ToMrz(name, state));

    [Theory]
    [InlineData("Aminata Nakayima", "NAKAYIMA AMINATA", NameAgreement.Same)]
    [InlineData("Jürgen Müller", "MUELLER JUERGEN", NameAgreement.Same)]
    [InlineData("Jürgen Müller", "MULLER JURGEN", NameAgreement.Same)]
    [InlineData("Anna Maria Eriksson", "ERIKSSON ANNA", NameAgreement.Partial)]
    [InlineData("Alexandria Papandropoulous", "PAPANDROPOU ALEXANDRIA", NameAgreement.Partial)]
    [InlineData("Anna Eriksson", "Bertil Svensson", NameAgreement.Different)]
    [InlineData("Anna Anna", "Anna Eriksson", NameAgreement.Different)]
    [InlineData("李雷", "LI LEI", NameAgreement.CannotTell)]
    [InlineData(null, "LI LEI", NameAgreement.CannotTell)]
    public void Names_agree_in_any_order_and_script(string? one, string other, NameAgreement expected)
    {
        Assert.Equal(expected, NameMatch.Compare(one, other));
        Assert.Equal(expected, NameMatch.Compare(other, one));
    }
}
