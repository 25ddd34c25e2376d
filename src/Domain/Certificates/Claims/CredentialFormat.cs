namespace HealthAssess.Certificates.Claims;

/// <summary>The encodings a border meets.</summary>
public enum CredentialFormat
{
    /// <summary>None of them.</summary>
    Unknown,

    /// <summary>HCERT with an international certificate of vaccination (sub-claim −6).</summary>
    Icvp,

    /// <summary>HCERT with an EU Digital COVID Certificate (sub-claim 1).</summary>
    EuDcc,

    /// <summary>HCERT with a WHO vaccination status (sub-claim 3).</summary>
    DdccVaccination,

    /// <summary>HCERT with a WHO test result (sub-claim 4).</summary>
    DdccTest,

    /// <summary>HCERT whose claims are the WHO data set itself.</summary>
    DdccBare,

    /// <summary>HCERT with a health link (sub-claim 5).</summary>
    HealthLink,

    /// <summary>HCERT with a contraindication letter (sub-claim −609, our own proposal).</summary>
    ContraindicationLetter,

    /// <summary>HCERT with claims that are not read here.</summary>
    Hcert,

    /// <summary>SMART Health Card.</summary>
    SmartHealthCard,

    /// <summary>ICAO visible digital seal for non-constrained environments.</summary>
    VdsNc,

    /// <summary>DIVOC verifiable credential in a ZIP file.</summary>
    Divoc,
}
