namespace HealthAssess.Web.SignIn;

/// <summary>Addresses to come back to are ours or none: a link with another site's address must not lead there.</summary>
internal static class Local
{
    public static string Address(string? address) =>
        address is ['/', ..] && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl) ? address : "/";
}
