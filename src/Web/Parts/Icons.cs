namespace HealthAssess.Web.Parts;

/// <summary>The drawings of the icons: strokes in the colour of the text.</summary>
internal static class Icons
{
    private static readonly Dictionary<string, string> Drawings = new(StringComparer.Ordinal)
    {
        ["alert"] = "<path d='M12 3a6 6 0 0 1 6 6v4l2 4H4l2-4V9a6 6 0 0 1 6-6Z'/><path d='M10 20.5h4'/>",
        ["arrival"] = "<path d='M3 20h18'/><path d='m4 9 2 4.5 14.2 2.6c.9-1.6-.3-3-1.7-3.4L15 11.8 9.5 4.5 7.3 4l2 6.6-3-.7L5 8.5Z'/>",
        ["back"] = "<path d='M19 12H5'/><path d='m11 6-6 6 6 6'/>",
        ["box"] = "<path d='m12 3 8 4.2v9.6L12 21l-8-4.2V7.2Z'/><path d='m4 7.2 8 4.3 8-4.3'/><path d='M12 11.5V21'/>",
        ["calendar"] = "<rect x='4' y='5.5' width='16' height='15' rx='2.5'/><path d='M4 10h16M8.5 3v4M15.5 3v4'/>",
        ["certificate"] = "<rect x='3.5' y='4' width='17' height='13' rx='2.5'/><path d='M7 8.5h10M7 12h4'/><circle cx='16' cy='14.5' r='2.6'/><path d='m14.5 16.8-.7 4.2 2.2-1.3 2.2 1.3-.7-4.2'/>",
        ["check"] = "<path d='m5 12.5 4.6 4.6L19.5 7'/>",
        ["clock"] = "<circle cx='12' cy='12' r='8.5'/><path d='M12 7.5V12l3 2.2'/>",
        ["compass"] = "<circle cx='12' cy='12' r='8.8'/><path d='m15.8 8.2-2.2 5.4-5.4 2.2 2.2-5.4Z'/>",
        ["consent"] = "<path d='M4 14.5c2-1 3.5-.8 5 .6h3.2c1.8 0 1.8 2.4 0 2.4H9.5'/><path d='m12.8 17 5.5-2.8c1.8-.9 3 1.3 1.4 2.4L14 20.3c-1 .6-2 .7-3.2.3L4 18.5'/><path d='M12 10.5 8.9 7.4a2.2 2.2 0 0 1 3.1-3.1 2.2 2.2 0 0 1 3.1 3.1Z'/>",
        ["cross"] = "<path d='m6.5 6.5 11 11M17.5 6.5l-11 11'/>",
        ["document"] = "<path d='M6.5 3h7L18.5 8v13h-12Z'/><path d='M13.5 3v5h5M9.5 12.5h6M9.5 16h6'/>",
        ["family"] = "<circle cx='8' cy='8' r='3'/><circle cx='17' cy='10' r='2.2'/><path d='M2.8 19.5c.4-3.8 2.4-5.8 5.2-5.8s4.8 2 5.2 5.8M14.2 15.3c2.8-1.6 6.3-.2 7 4.2'/>",
        ["forward"] = "<path d='M5 12h14'/><path d='m13 6 6 6-6 6'/>",
        ["globe"] = "<circle cx='12' cy='12' r='8.8'/><path d='M3.2 12h17.6M12 3.2c5 5.6 5 12 0 17.6M12 3.2c-5 5.6-5 12 0 17.6'/>",
        ["home"] = "<path d='m3.5 11.5 8.5-7.5 8.5 7.5'/><path d='M6 9.8V20h12V9.8M10 20v-5.5h4V20'/>",
        ["info"] = "<circle cx='12' cy='12' r='8.8'/><path d='M12 11v5.5M12 7.6v.2'/>",
        ["link"] = "<path d='M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1'/><path d='M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1'/>",
        ["list"] = "<path d='M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.1M4.5 12h.1M4.5 17.5h.1'/>",
        ["lock"] = "<rect x='5' y='10.5' width='14' height='10' rx='2.5'/><path d='M8 10.5V8a4 4 0 0 1 8 0v2.5'/>",
        ["more"] = "<path d='M5 12h.1M12 12h.1M19 12h.1'/>",
        ["person"] = "<circle cx='12' cy='8' r='4'/><path d='M4.5 20.5c.7-4.5 3.6-6.7 7.5-6.7s6.8 2.2 7.5 6.7'/>",
        ["phone"] = "<path d='M7.5 3.5 10 8l-2 2a12 12 0 0 0 6 6l2-2 4.5 2.5c.3 2.3-1.2 4-3.5 4C10 20.5 3.5 14 3.5 7c0-2.3 1.7-3.8 4-3.5Z'/>",
        ["pin"] = "<path d='M12 21.2c4.6-4.6 6.9-8.2 6.9-11.2a6.9 6.9 0 0 0-13.8 0c0 3 2.3 6.6 6.9 11.2Z'/><circle cx='12' cy='10' r='2.5'/>",
        ["plus"] = "<path d='M12 5v14M5 12h14'/>",
        ["print"] = "<path d='M7 8.5V3.5h10v5'/><path d='M7 17H4.5a1.5 1.5 0 0 1-1.5-1.5V10.5A2 2 0 0 1 5 8.5h14a2 2 0 0 1 2 2v5a1.5 1.5 0 0 1-1.5 1.5H17'/><path d='M7 14h10v6.5H7Z'/>",
        ["qr"] = "<rect x='4' y='4' width='6' height='6' rx='1'/><rect x='14' y='4' width='6' height='6' rx='1'/><rect x='4' y='14' width='6' height='6' rx='1'/><path d='M14 14h2.5v2.5H14ZM20 14v2.5M17.5 20H20M14 20h.1M18 17h.1'/>",
        ["search"] = "<circle cx='10.5' cy='10.5' r='6.5'/><path d='m15.5 15.5 5 5'/>",
        ["send"] = "<path d='M21 3.5 3 10.5l7 3.5 3.5 7Z'/><path d='m10 14 4.5-4.5'/>",
        ["shield"] = "<path d='M12 3 5 5.8v5.4c0 4.6 2.8 7.9 7 9.8 4.2-1.9 7-5.2 7-9.8V5.8Z'/><path d='m8.8 12 2.3 2.3 4.3-4.5'/>",
        ["stop"] = "<path d='M8.5 3.5h7l5 5v7l-5 5h-7l-5-5v-7Z'/><path d='M12 8v4.8M12 16v.2'/>",
        ["thermometer"] = "<path d='M14 14.2V5.5a2.5 2.5 0 0 0-5 0v8.7a4.5 4.5 0 1 0 5 0Z'/><path d='M11.5 9v7.5'/>",
        ["vaccine"] = "<path d='m17 3 4 4M19 5l-3.5 3.5'/><path d='m11.5 6.5 6 6-7.3 7.3H4.2v-6Z'/><path d='m8 10 2.5 2.5M13.5 8.5 8 14M4.2 19.8 2.5 21.5'/>",
        ["warning"] = "<path d='M12 3.8 21.5 20h-19Z'/><path d='M12 10v4.5M12 17.2v.1'/>",
    };

    public static string Drawing(string name) => Drawings[name];
}
