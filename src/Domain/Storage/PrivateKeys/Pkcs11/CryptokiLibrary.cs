using System.Runtime.InteropServices;
using System.Text;

namespace HealthAssess.Storage.PrivateKeys.Pkcs11;

/// <summary>A loaded PKCS #11 library: its functions by their place in the list.</summary>
internal sealed class CryptokiLibrary
{
    private const nuint AlreadyInitialised = 0x191;
    private const nuint SystemLocks = 0x2;
    private const int LabelLength = 32;
    private const int TokenInfoLength = 256;

    private readonly nint list;

    public CryptokiLibrary(string path)
    {
        if (OperatingSystem.IsWindows() || !Environment.Is64BitProcess)
        {
            throw new PlatformNotSupportedException("Security modules are supported on Unix of 64 bits only.");
        }

        var entry = NativeLibrary.GetExport(NativeLibrary.Load(path), "C_GetFunctionList");
        Check("C_GetFunctionList", Marshal.GetDelegateForFunctionPointer<CryptokiCalls.GetFunctionListCall>(entry)(out list));
        var arguments = new CryptokiCalls.InitializeArguments(0, 0, 0, 0, SystemLocks, 0);
        if (Call<CryptokiCalls.InitializeCall>(CryptokiCalls.Initialize)(arguments) is var code and not (0 or AlreadyInitialised))
        {
            throw new CryptokiException("C_Initialize", code);
        }
    }

    public static void Check(string what, nuint code)
    {
        if (code != 0)
        {
            throw new CryptokiException(what, code);
        }
    }

    public T Call<T>(int place)
        where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(Marshal.ReadIntPtr(list, (place + 1) * nint.Size));

    /// <summary>The slot in which the token of that label is.</summary>
    public nuint Slot(string label)
    {
        var (get, count) = (Call<CryptokiCalls.GetSlotListCall>(CryptokiCalls.GetSlotList), (nuint)0);
        Check("C_GetSlotList", get(1, null, ref count));
        var slots = new nuint[count];
        Check("C_GetSlotList", get(1, slots, ref count));
        return slots.Take((int)count).Cast<nuint?>().FirstOrDefault(slot => Label(slot!.Value) == label)
            ?? throw new InvalidOperationException($"The security module has no token '{label}'.");
    }

    private string Label(nuint slot)
    {
        var info = new byte[TokenInfoLength];
        Check("C_GetTokenInfo", Call<CryptokiCalls.GetTokenInfoCall>(CryptokiCalls.GetTokenInfo)(slot, info));
        return Encoding.UTF8.GetString(info, 0, LabelLength).TrimEnd();
    }
}
