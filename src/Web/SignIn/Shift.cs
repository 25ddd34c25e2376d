namespace HealthAssess.Web.SignIn;

/// <summary>Claims of the session cookie that only the screens need.</summary>
internal static class Shift
{
    /// <summary>Name of the Point of Entry of this shift, for the header of every page.</summary>
    public const string PlaceName = "poe_name";
}
