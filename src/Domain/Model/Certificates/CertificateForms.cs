namespace HealthAssess.Domain.Certificates;

/// <summary>The forms' names: as codes in records and on the wire.</summary>
public static class CertificateForms
{
    private static readonly Dictionary<CertificateForm, string> Codes = new()
    {
        [CertificateForm.Icvp] = "hcert-icvp",
        [CertificateForm.Ddcc] = "hcert-ddcc-vs",
        [CertificateForm.EuDcc] = "hcert-eu-dcc",
        [CertificateForm.HealthCard] = "smart-health-card",
        [CertificateForm.Seal] = "icao-vds-nc",
        [CertificateForm.Letter] = "hcert-contraindication",
    };

    /// <summary>Those that certify a dose.</summary>
    public static IReadOnlyList<CertificateForm> OfDose { get; } = [.. Enum.GetValues<CertificateForm>().Where(form => form != CertificateForm.Letter)];

    /// <summary>The code of a form.</summary>
    public static string Code(CertificateForm form) => Codes[form];

    /// <summary>The form of a code, or null.</summary>
    public static CertificateForm? Form(string? code)
    {
        foreach (var (form, name) in Codes)
        {
            if (name == code)
            {
                return form;
            }
        }

        return null;
    }
}
