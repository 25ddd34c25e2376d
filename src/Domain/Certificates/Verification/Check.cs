namespace HealthAssess.Certificates.Verification;

/// <summary>The checks, in the order in which they are made and shown; the same names in the browser and on the command line.</summary>
public enum Check
{
    /// <summary>The text begins as a format says.</summary>
    Prefix,

    /// <summary>The letters are Base45 (HCERT).</summary>
    Base45,

    /// <summary>It unpacks to its end and within bounds.</summary>
    Compression,

    /// <summary>The signed envelope (COSE, or the token and seal of other formats) and the claims in it are well formed.</summary>
    Cose,

    /// <summary>The signature is that of a known key.</summary>
    Signature,

    /// <summary>The key may sign this kind of certificate.</summary>
    KeyUsage,

    /// <summary>The certificate has a form we know and keeps it.</summary>
    Schema,

    /// <summary>The issuer is listed now and was entitled at issue.</summary>
    IssuerTrusted,

    /// <summary>Technically unexpired.</summary>
    NotExpired,

    /// <summary>Not revoked.</summary>
    NotRevoked,

    /// <summary>The product is one WHO has approved.</summary>
    Product,

    /// <summary>Medically valid on the date.</summary>
    Medical,

    /// <summary>It is this person's.</summary>
    Person,

    /// <summary>It meets what this place asks for.</summary>
    Requirement,
}
