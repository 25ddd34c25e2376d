namespace HealthAssess.Certificates.Codecs;

/// <summary>How unpacking ended.</summary>
public enum InflateResult
{
    /// <summary>All of the input was one whole stream.</summary>
    Ok,

    /// <summary>The header is not that of a zlib stream (RFC 1950).</summary>
    NotZlib,

    /// <summary>The stream contradicts itself or its checksum.</summary>
    Broken,

    /// <summary>The input ends before the stream does.</summary>
    Truncated,

    /// <summary>There are bytes, or bits that are not zero, after the end.</summary>
    Tail,

    /// <summary>The output would exceed the cap.</summary>
    TooLarge,
}
