using System.Globalization;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>The CVX code of an Immunization, whichever of the code systems it came in.</summary>
public static class DoseCodes
{
    /// <summary>The product's own code first, then CVX as written, then the kind that ATC, ICD-11 or the WHO product list names; 0 where none is known.</summary>
    public static int Cvx(Resource immunization)
    {
        var product = immunization.Root.Extension(VaccinationCodes.ProductExtension)["value"]["code"].Text;
        if (product is not null && Vaccines.Product(product) is { } known)
        {
            return Number(known.Cvx);
        }

        var codings = immunization.Root["vaccineCode"].All("coding");
        foreach (var coding in codings)
        {
            if (coding["system"].Text == CodeSystems.Cvx && Number(coding["code"].Text) is var cvx && cvx > 0)
            {
                return cvx;
            }
        }

        foreach (var coding in codings)
        {
            if (coding["system"].Text is { } system && coding["code"].Text is { } code && Vaccines.Find(system, code) is { Cvx: [var kind, ..] })
            {
                return Number(kind);
            }
        }

        return 0;
    }

    private static int Number(string? code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
