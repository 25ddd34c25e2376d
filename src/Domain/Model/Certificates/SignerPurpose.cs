namespace HealthAssess.Domain.Certificates;

/// <summary>What a signer signs. One certificate cannot serve both: each network asks for its own extended key usage.</summary>
public enum SignerPurpose
{
    /// <summary>Health certificates: HCERT and SMART Health Cards (DSC).</summary>
    HealthCertificates,

    /// <summary>ICAO visible digital seals (VDS).</summary>
    VisibleSeals,
}
