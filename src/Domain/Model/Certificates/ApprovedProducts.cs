using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.Trust;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Certificates;

/// <summary>The products for which an international certificate may be issued and accepted.</summary>
/// <remarks>Our list holds only products whose WHO code is known for certain, so absence from it proves nothing.</remarks>
public static class ApprovedProducts
{
    private static readonly string[] Diseases = [IcvpValidity.YellowFever, IcvpValidity.Polio];

    /// <summary>Products by WHO code, with the disease each is against.</summary>
    public static ProductList List { get; } = new(
        Vaccines.Products.Where(product => product.Icvp).ToDictionary(product => product.Code, Disease), complete: false);

    /// <summary>First day on which a dose protects, where a rule says so; the day of the dose otherwise.</summary>
    public static DateOnly ValidFrom(CertifiedDose dose)
    {
        ArgumentNullException.ThrowIfNull(dose);
        var disease = (IcvpMapping.Product(dose.Record) is { } product ? List.Disease(product) : null) ?? dose.Vaccine?.Targets.FirstOrDefault(Diseases.Contains);
        return IcvpValidity.Of(disease, dose.Given)?.From ?? dose.Given;
    }

    private static string Disease(VaccineProduct product) => product.Kind.Targets.First(Diseases.Contains);
}
