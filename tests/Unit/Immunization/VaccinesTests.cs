using HealthAssess.Immunization;

namespace HealthAssess.Tests.Unit.Immunization;

public sealed class VaccinesTests
{
    [Theory]
    [InlineData(CodeSystems.Cvx, "183", "yellow-fever")]
    [InlineData(CodeSystems.Cvx, "37", "yellow-fever")]
    [InlineData(CodeSystems.Cvx, "3", "mmr")]
    [InlineData(CodeSystems.Atc, "J07BL01", "yellow-fever")]
    [InlineData(CodeSystems.Icd11, "XM3418", "yellow-fever")]
    [InlineData(CodeSystems.Atc, "J07BF01", "mopv")]
    [InlineData(CodeSystems.Prequalified, "YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0", "yellow-fever")]
    public void A_vaccine_is_found_by_any_of_its_codes(string system, string code, string key) =>
        Assert.Equal(key, Vaccines.Find(system, code)?.Key);

    [Theory]
    [InlineData(CodeSystems.Cvx, "999")]
    [InlineData("http://snomed.info/sct", "37146000")]
    public void An_unknown_code_finds_nothing(string system, string code) => Assert.Null(Vaccines.Find(system, code));

    [Fact]
    public void Products_have_codes_of_their_own_not_of_their_disease() => Assert.Equal(
        ["183", "37"], Vaccines.Products.Where(product => product.Vaccine == "yellow-fever").Select(product => product.Cvx));

    [Fact]
    public void Every_product_is_of_a_known_kind_that_its_code_names() =>
        Assert.All(Vaccines.Products, product => Assert.Contains(product.Cvx, product.Kind.Cvx));

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Every_disease_has_a_name(string language) => Assert.All(
        Vaccines.All.SelectMany(vaccine => vaccine.Targets), disease => Assert.NotEqual(disease, Vaccines.Disease(disease, language)));

    [Fact]
    public void Only_products_of_the_prequalification_list_give_an_international_certificate() =>
        Assert.All(Vaccines.Products.Where(product => product.Icvp), product => Assert.Equal(CodeSystems.Prequalified, product.System));
}
