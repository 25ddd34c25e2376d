namespace HealthAssess.Tests.Unit.Web;

/// <summary>Names, and words that a language truly writes as English does. Anything else that equals English was forgotten.</summary>
internal static class SharedWords
{
    private static readonly string[] Names = ["HealthAssess", "PIN", "QR", "SMART Health Card"];

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["fr"] = ["Alias", "Code", "Date", "Document", "Dose", "Doses", "Lot", "Lot {lot}", "Organisation", "parent", "Participant", "Participants", "Source", "Stock", "Test", "Transit", "Type", "Urgent", "Vaccination", "Version"],
        ["es"] = ["DEMO", "No"],
        ["de"] = ["Code", "DEMO", "Link", "Name", "Organisation", "Person", "Screening", "Test"],
    };

    public static IEnumerable<string> Of(string language) => Names.Concat(Words.GetValueOrDefault(language) ?? []);
}
