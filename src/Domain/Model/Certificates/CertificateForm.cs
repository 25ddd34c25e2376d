namespace HealthAssess.Domain.Certificates;

/// <summary>The forms that are issued: of one dose several, as each border reads its own; of a letter one.</summary>
public enum CertificateForm
{
    /// <summary>WHO Digital ICVP (HCERT, sub-claim −6): yellow fever and polio, products WHO has approved.</summary>
    Icvp,

    /// <summary>WHO DDCC vaccination status (HCERT, sub-claim 3): any dose.</summary>
    Ddcc,

    /// <summary>EU Digital COVID Certificate (HCERT, sub-claim 1): COVID-19 only.</summary>
    EuDcc,

    /// <summary>SMART Health Card: any dose.</summary>
    HealthCard,

    /// <summary>ICAO visible digital seal: any dose whose vaccine has an ICD-11 code.</summary>
    Seal,

    /// <summary>Contraindication letter (HCERT, sub-claim −609): of no dose, in its place.</summary>
    Letter,
}
