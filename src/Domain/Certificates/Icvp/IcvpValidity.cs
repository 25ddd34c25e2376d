using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Trust;

namespace HealthAssess.Certificates.Icvp;

/// <summary>From when an international certificate protects. It has no last day: yellow fever is for life, and how old a polio dose may be is for the country of entry to say.</summary>
/// <param name="Disease">ICD-11 code.</param>
/// <param name="From">First valid day.</param>
/// <remarks>WHO decision tables ICVP.DT.1 (yellow fever: from the tenth day, IHR Annex 7, for the life of the person) and ICVP.DT.2 (polio: from the dose).</remarks>
public sealed record IcvpValidity(string Disease, DateOnly From)
{
    /// <summary>Yellow fever in ICD-11.</summary>
    public const string YellowFever = "1D47";

    /// <summary>Poliomyelitis in ICD-11.</summary>
    public const string Polio = "1C81";

    private const int YellowFeverDays = 10;

    /// <summary>The validity of a dose, or null when its disease cannot be told or has no rule.</summary>
    public static IcvpValidity? Of(ClaimedDose dose, ProductList products)
    {
        ArgumentNullException.ThrowIfNull(dose);
        ArgumentNullException.ThrowIfNull(products);
        return dose.Date is { } given ? Of(DiseaseOf(dose, products), given) : null;
    }

    /// <summary>The validity of a dose against a disease, or null when there is no rule.</summary>
    public static IcvpValidity? Of(string? disease, DateOnly given) => disease switch
    {
        YellowFever => new IcvpValidity(YellowFever, given.AddDays(YellowFeverDays)),
        Polio => new IcvpValidity(Polio, given),
        _ => null,
    };

    // The product list knows best; then the disease the certificate names (dialect A), then the ICD-11 vaccine code used in its place.
    private static string? DiseaseOf(ClaimedDose dose, ProductList products) =>
        (dose.Product is null ? null : products.Disease(dose.Product)) ?? dose.Disease ?? dose.Product switch
        {
            "XM0N24" or "XM3418" => YellowFever,
            "XM79H3" or "XM0VX8" or "XM0KZ1" or "XM5V19" => Polio,
            _ => null,
        };
}
