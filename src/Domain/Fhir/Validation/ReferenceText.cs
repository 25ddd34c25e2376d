namespace HealthAssess.Fhir;

/// <summary>How a literal reference points at its target.</summary>
internal enum ReferenceKind
{
    /// <summary><c>#id</c>, or <c>#</c> for the container itself.</summary>
    Fragment,

    /// <summary><c>Type/id</c>, perhaps with a version.</summary>
    Relative,

    /// <summary><c>Type?search</c>, for transactions.</summary>
    Conditional,

    /// <summary>An address of a server, with <c>Type/id</c> at its end.</summary>
    Rest,

    /// <summary>Any other absolute address: urn:uuid, urn:oid, http.</summary>
    Absolute,

    /// <summary>None of these.</summary>
    Malformed,
}

/// <summary>A literal reference taken apart.</summary>
/// <remarks>FHIR R4, references.html#literal.</remarks>
internal readonly ref struct ReferenceText
{
    private ReferenceText(ReferenceKind kind, ReadOnlySpan<byte> type, ReadOnlySpan<byte> id)
    {
        Kind = kind;
        Type = type;
        Id = id;
    }

    public ReferenceKind Kind { get; }

    /// <summary>The resource type, where the text names one.</summary>
    public ReadOnlySpan<byte> Type { get; }

    /// <summary>The id, where the text names one; of a fragment, what follows the #.</summary>
    public ReadOnlySpan<byte> Id { get; }

    /// <summary>Whether a relative one is <c>Type/id</c> or <c>Type/id/_history/version</c> to the letter.</summary>
    /// <remarks>Reading is more tolerant than writing: what was stored before stays to be found.</remarks>
    public bool IsRestful(ReadOnlySpan<byte> text)
    {
        var rest = text[(Type.Length + 1 + Id.Length)..];
        return PrimitiveForms.IsId(Id) && (rest.IsEmpty || (rest.StartsWith("/_history/"u8) && PrimitiveForms.IsId(rest["/_history/"u8.Length..])));
    }

    public static ReferenceText Parse(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("#"u8))
        {
            return new(ReferenceKind.Fragment, default, text[1..]);
        }

        var isHttp = text.StartsWith("http://"u8) || text.StartsWith("https://"u8);
        if (!isHttp && text.IndexOf((byte)':') is > 0 and var colon && !text[..colon].ContainsAny((byte)'/', (byte)'?'))
        {
            return new(ReferenceKind.Absolute, default, default);
        }

        if (!isHttp && text.IndexOf((byte)'?') is > 0 and var question && IsType(text[..question]))
        {
            return new(ReferenceKind.Conditional, text[..question], default);
        }

        return TypeAndId(text, isHttp);
    }

    private static ReferenceText TypeAndId(ReadOnlySpan<byte> text, bool isHttp)
    {
        var history = text.IndexOf("/_history/"u8);
        var path = history < 0 ? text : text[..history];
        var slash = path.LastIndexOf((byte)'/');
        var before = slash < 0 ? default : path[..slash];
        var type = before[(before.LastIndexOf((byte)'/') + 1)..];
        if (slash > 0 && IsType(type) && IsId(path[(slash + 1)..]) && (isHttp || type.Length == before.Length))
        {
            return new(isHttp ? ReferenceKind.Rest : ReferenceKind.Relative, type, path[(slash + 1)..]);
        }

        return new(isHttp ? ReferenceKind.Absolute : ReferenceKind.Malformed, default, default);
    }

    private static bool IsType(ReadOnlySpan<byte> text) =>
        text.Length is > 3 and < 40 && text[0] is >= (byte)'A' and <= (byte)'Z' && Metadata.ResourceNames.Holds(text);

    private static bool IsId(ReadOnlySpan<byte> text) => text.Length is > 0 and <= 64;
}
