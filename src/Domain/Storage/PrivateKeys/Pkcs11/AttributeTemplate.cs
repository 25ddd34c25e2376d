using System.Runtime.InteropServices;

namespace HealthAssess.Storage.PrivateKeys.Pkcs11;

/// <summary>Attributes of an object, in memory that the library can read. PKCS #11 2.40, 4.</summary>
internal sealed class AttributeTemplate : IDisposable
{
    public const nuint Class = 0x0, OnToken = 0x1, Private = 0x2, Label = 0x3, KeyType = 0x100, Id = 0x102, Sensitive = 0x103, Sign = 0x108,
        Verify = 0x10A, Extractable = 0x162, CurveParameters = 0x180, CurvePoint = 0x181;

    private readonly List<CryptokiCalls.Attribute> rows = [];

    public CryptokiCalls.Attribute[] Rows => [.. rows];

    public nuint Count => (nuint)rows.Count;

    public AttributeTemplate With(nuint type, bool value) => With(type, [value ? (byte)1 : (byte)0]);

    public AttributeTemplate With(nuint type, nuint value) => With(type, MemoryMarshal.AsBytes(new ReadOnlySpan<nuint>(in value)));

    public AttributeTemplate With(nuint type, ReadOnlySpan<byte> value)
    {
        var memory = Marshal.AllocHGlobal(Math.Max(1, value.Length));
        Marshal.Copy(value.ToArray(), 0, memory, value.Length);
        rows.Add(new CryptokiCalls.Attribute(type, memory, (nuint)value.Length));
        return this;
    }

    public void Dispose()
    {
        rows.ForEach(row => Marshal.FreeHGlobal(row.Value));
        rows.Clear();
    }
}
