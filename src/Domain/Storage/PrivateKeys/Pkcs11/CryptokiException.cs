using System.Globalization;

namespace HealthAssess.Storage.PrivateKeys.Pkcs11;

/// <summary>A security module refused something.</summary>
internal sealed class CryptokiException(string what, nuint code) : Exception(string.Create(CultureInfo.InvariantCulture, $"The security module: {what} failed with 0x{code:X} ({Words(code)})."))
{
    private const nuint DeviceRemoved = 0x32;
    private const nuint SessionClosed = 0xB0;
    private const nuint SessionInvalid = 0xB3;
    private const nuint ObjectInvalid = 0x82;
    private const nuint NotLoggedIn = 0x101;

    /// <summary>True when a new session may succeed: the module was restarted, or unplugged and plugged in.</summary>
    public bool IsLostSession => code is DeviceRemoved or SessionClosed or SessionInvalid or ObjectInvalid or NotLoggedIn;

    private static string Words(nuint code) => (ulong)code switch
    {
        0x5 => "general error",
        0x30 => "device error",
        DeviceRemoved => "device removed",
        0xA0 => "wrong PIN",
        0xA4 => "PIN locked",
        0xE0 => "no such token",
        NotLoggedIn => "not logged in",
        _ => "see PKCS #11, 5.1",
    };
}
