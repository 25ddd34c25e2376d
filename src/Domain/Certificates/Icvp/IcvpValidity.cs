using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Trust;

namespace HealthAssess.Certificates.Icvp;

/// <summary>When an international certificate protects.</summary>
/// <param name="Disease">ICD-11 code.</param>
/// <param name="From">First valid day.</param>
/// <param name="Until">Last valid day, or null: for life, or as long as the country of entry asks.</param>
/// <remarks>
/// WHO decision tables ICVP.DT.1 (yellow fever: from the tenth day, IHR Annex 7, for the life of the person, whatever end an older
/// certificate states) and ICVP.DT.2 (polio: from the dose, within the days the certificate states).
/// </remarks>
public sealed record IcvpValidity(string Disease, DateOnly From, DateOnly? Until)
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
        return dose.Date is { } given && Of(DiseaseOf(dose, products), given) is { } validity
            ? validity with
            {
                From = dose.StatedValidFrom > validity.From ? dose.StatedValidFrom.Value : validity.From,
                Until = validity.Disease == YellowFever ? null : dose.StatedValidUntil,
            }
            : null;
    }

    /// <summary>The validity of a dose against a disease, or null when there is no rule.</summary>
    public static IcvpValidity? Of(string? disease, DateOnly given) => disease switch
    {
        YellowFever => new IcvpValidity(YellowFever, given.AddDays(YellowFeverDays), null),
        Polio => new IcvpValidity(Polio, given, null),
        _ => null,
    };

    // The product list knows best; then the disease the certificate names (dialect A), then the ICD-11 vaccine code used in its place.
    internal static string? DiseaseOf(ClaimedDose dose, ProductList products) =>
        (dose.Product is null ? null : products.Disease(dose.Product)) ?? dose.Disease ?? dose.Product switch
        {
            "XM0N24" or "XM3418" => YellowFever,
            "XM79H3" or "XM0VX8" or "XM0KZ1" or "XM5V19" => Polio,
            _ => null,
        };
}
