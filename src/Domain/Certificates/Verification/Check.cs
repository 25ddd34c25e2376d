namespace HealthAssess.Certificates.Verification;

/// <summary>The checks, in the order in which they are made and shown.</summary>
public enum Check
{
    /// <summary>The text begins as its format says.</summary>
    Prefix,

    /// <summary>The letters are Base45 (HCERT).</summary>
    Base45,

    /// <summary>The digits are a token (SMART Health Card).</summary>
    Numeric,

    /// <summary>It unpacks to its end and within bounds.</summary>
    Compression,

    /// <summary>The signed envelope (HCERT).</summary>
    Cose,

    /// <summary>The signed envelope (SMART Health Card).</summary>
    Jws,

    /// <summary>The signed envelope (visible digital seal).</summary>
    Seal,

    /// <summary>The claims around the certificate.</summary>
    Claims,

    /// <summary>The signature is that of a known key.</summary>
    Signature,

    /// <summary>The key may sign this kind of certificate.</summary>
    KeyUsage,

    /// <summary>The certificate keeps its own schema.</summary>
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
}
