namespace HealthAssess.Domain.Certificates;

/// <summary>COVID-19 products in the codes of the EU certificate.</summary>
/// <param name="Vaccine">SNOMED CT code of the vaccine.</param>
/// <param name="Product">Medicinal product.</param>
/// <param name="Manufacturer">Holder of the authorisation (EMA SPOR), or its name where there is no number.</param>
/// <param name="Doses">Doses of the primary series.</param>
internal sealed record CovidProduct(string Vaccine, string Product, string Manufacturer, int Doses);

/// <summary>From CVX to the EU's codes.</summary>
/// <remarks>CDC, CVX code set (each COVID-19 code names one product); eHealth Network, value sets 1.14 of 2023-01-25.</remarks>
internal static class CovidProducts
{
    private const string Mrna = "1119349007";
    private const string Vector = "29061000087103";
    private const string Inactivated = "1157024006";
    private const string Protein = "1162643001";

    private static readonly Dictionary<string, CovidProduct> ByCvx = new(StringComparer.Ordinal)
    {
        ["207"] = new(Mrna, "EU/1/20/1507", "ORG-100031184", 2),
        ["208"] = new(Mrna, "EU/1/20/1528", "ORG-100030215", 2),
        ["210"] = new(Vector, "EU/1/21/1529", "ORG-100001699", 2),
        ["211"] = new(Protein, "EU/1/21/1618", "ORG-100032020", 2),
        ["212"] = new(Vector, "EU/1/20/1525", "ORG-100001417", 1),
        ["510"] = new(Inactivated, "BBIBP-CorV", "ORG-100020693", 2),
        ["511"] = new(Inactivated, "CoronaVac", "Sinovac-Biotech", 2),
    };

    public static CovidProduct? OfCvx(string? code) => code is null ? null : ByCvx.GetValueOrDefault(code);
}
