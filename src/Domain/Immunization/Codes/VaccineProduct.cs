namespace HealthAssess.Immunization;

/// <summary>A product that lies in a refrigerator.</summary>
/// <param name="System">Code system of <paramref name="Code"/>: WHO prequalified products, or local ones.</param>
/// <param name="Code">The product's code.</param>
/// <param name="Name">Name on the box.</param>
/// <param name="Vaccine">Key of its <see cref="Immunization.Vaccine"/>.</param>
/// <param name="Cvx">Its own CVX code: per product, not per disease.</param>
/// <param name="Manufacturer">Maker, or null where several make it.</param>
/// <param name="DosesPerVial">Doses in one vial.</param>
/// <param name="Dose">Amount of one dose.</param>
/// <param name="DoseUnit">UCUM unit of <paramref name="Dose"/>.</param>
/// <param name="Route">Usual route (HL7 v3 RouteOfAdministration): <c>SC</c>, <c>IM</c>, <c>PO</c>.</param>
/// <param name="Site">Usual site (HL7 v3 ActSite): <c>LA</c>, <c>LT</c>; null for an oral vaccine.</param>
/// <param name="Icvp">True when an International Certificate of Vaccination or Prophylaxis can be issued for it.</param>
public sealed record VaccineProduct(
    string System,
    string Code,
    string Name,
    string Vaccine,
    string Cvx,
    string? Manufacturer,
    int DosesPerVial,
    decimal Dose,
    string DoseUnit,
    string Route,
    string? Site,
    bool Icvp)
{
    /// <summary>The kind of vaccine it is.</summary>
    public Vaccine Kind => Vaccines.OfKey(Vaccine)!;
}
