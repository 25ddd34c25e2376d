using System.Runtime.InteropServices;

namespace HealthAssess.Storage.PrivateKeys.Pkcs11;

/// <summary>The functions of a PKCS #11 library that signing needs, as they stand in its function list.</summary>
/// <remarks>OASIS PKCS #11 2.40, 5: a list of pointers in the order of the standard after a version of two bytes. <c>CK_ULONG</c> is a C long; on Unix of 64 bits it is <c>nuint</c>.</remarks>
internal static class CryptokiCalls
{
    public const int Initialize = 0, GetSlotList = 4, GetTokenInfo = 6, OpenSession = 12, Login = 18, DestroyObject = 22, GetAttributeValue = 24,
        SetAttributeValue = 25, FindObjectsInit = 26, FindObjects = 27, FindObjectsFinal = 28, SignInit = 42, Sign = 43, GenerateKeyPair = 59;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint GetFunctionListCall(out nint list);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint InitializeCall(in InitializeArguments arguments);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint GetSlotListCall(byte tokenPresent, [Out] nuint[]? slots, ref nuint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint GetTokenInfoCall(nuint slot, [Out] byte[] info);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint OpenSessionCall(nuint slot, nuint flags, nint application, nint notify, out nuint session);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint LoginCall(nuint session, nuint user, byte[] pin, nuint length);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint ObjectCall(nuint session, nuint handle);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint AttributesCall(nuint session, nuint handle, [In, Out] Attribute[] template, nuint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint FindObjectsInitCall(nuint session, Attribute[] template, nuint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint FindObjectsCall(nuint session, [Out] nuint[] found, nuint most, out nuint count);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint SessionCall(nuint session);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint SignInitCall(nuint session, in Mechanism mechanism, nuint key);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint SignCall(nuint session, byte[] data, nuint length, [Out] byte[] signature, ref nuint signatureLength);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    public delegate nuint GenerateKeyPairCall(
        nuint session, in Mechanism mechanism, Attribute[] publicKey, nuint publicCount, Attribute[] privateKey, nuint privateCount, out nuint publicHandle, out nuint privateHandle);

    /// <summary>CK_C_INITIALIZE_ARGS: the library may lock with the system's own means.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct InitializeArguments(nint Create, nint Destroy, nint Lock, nint Unlock, nuint Flags, nint Reserved);

    /// <summary>CK_MECHANISM, without a parameter.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct Mechanism(nuint Type, nint Parameter, nuint ParameterLength);

    /// <summary>CK_ATTRIBUTE.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public record struct Attribute(nuint Type, nint Value, nuint Length);
}
