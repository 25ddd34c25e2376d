using HealthAssess.Certificates.Claims;

namespace HealthAssess.Certificates.Verification.Checks;

/// <summary>The product of an international certificate is one WHO has approved.</summary>
/// <remarks>IHR Annex 6 and WHO ICVP REQ-CC-06. A product missing from a list that is not the whole and fresh one proves nothing.</remarks>
internal static class ProductCheck
{
    public static CheckResult? Of(Subject subject)
    {
        if (subject.Credential is not { Format: CredentialFormat.Icvp, Claims.Doses: var doses })
        {
            return null;
        }

        var products = subject.Circumstances.Products;
        var missing = doses.FirstOrDefault(dose => dose.Product is null || products.Disease(dose.Product) is null);
        return doses.Count == 0 ? CheckResult.Unknown(Check.Product, "no-product")
            : missing is null ? CheckResult.Pass(Check.Product)
            : products.Complete ? CheckResult.Fail(Check.Product, "product-not-approved", missing.Product)
            : CheckResult.Unknown(Check.Product, "product-not-known", missing.Product);
    }
}
