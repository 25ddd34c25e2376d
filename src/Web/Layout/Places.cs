using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Web.Texts;

namespace HealthAssess.Web.Layout;

/// <summary>The places of the product that a caller may go to, in the order of the menu.</summary>
internal static class Places
{
    public static IReadOnlyList<(string Address, string Icon, string Text)> Of(Caller caller, Say say) =>
    [
        .. May(caller, Permission.ReadTravellers, ("/", "home", say["menu.home"])),
        .. May(caller, Permission.AssessTravellers, ("/queue", "alert", say["menu.queue"])),
        .. May(caller, Permission.AssessTravellers, ("/follow-ups", "calendar", say["menu.followups"])),
        .. May(caller, Permission.AssessTravellers, ("/desk/notices", "phone", say["menu.notices"])),
        .. May(caller, Permission.ReadStock, ("/desk/stock", "box", say["menu.stock"])),
        .. May(caller, Permission.ReadDeliveries, ("/desk/deliveries", "send", say["menu.deliveries"])),
        .. May(caller, Permission.ReadAggregates, ("/desk/statistics", "list", say["statistics.title"])),
        .. May(caller, Permission.Administer, ("/desk/protocols", "list", say["menu.protocols"])),
        .. May(caller, Permission.KeepLists, ("/desk/lists", "globe", say["menu.lists"])),
        .. May(caller, Permission.Administer, ("/desk/staff", "person", say["staff.title"])),
        .. May(caller, Permission.Administer, ("/desk/keys", "lock", say["menu.keys"])),
        .. May(caller, Permission.Administer, ("/desk/systems", "link", say["systems.title"])),
        .. May(caller, Permission.ProtectData, ("/desk/protection", "shield", say["protection.title"])),
        .. May(caller, Permission.ReadAudit, ("/desk/audit", "list", say["audit.title"])),
        ("/verify", "qr", say["menu.verify"]),
    ];

    private static IEnumerable<(string, string, string)> May(Caller caller, Permission permission, (string, string, string) place) => caller.May(permission) ? [place] : [];
}
