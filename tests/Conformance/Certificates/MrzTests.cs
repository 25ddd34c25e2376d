using System.Text.Json;
using HealthAssess.Certificates.TravelDocuments;

namespace HealthAssess.Tests.Conformance.Certificates;

public sealed class MrzTests
{
    [SharedDataFact("certificates/mrz")]
    public void Every_check_digit_of_the_published_zones_is_told_right()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(SharedData.Path("certificates", "mrz", "mrz.json")));
        var wrong = file.RootElement.EnumerateArray().Where(zone => !Agrees(zone)).Select(zone => zone.GetProperty("lines").ToString()).ToList();
        Assert.True(file.RootElement.GetArrayLength() >= 27);
        Assert.Empty(wrong);
    }

    private static bool Agrees(JsonElement zone)
    {
        var read = Mrz.Read([.. zone.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!)])!;
        return read.Format.ToString().Equals(zone.GetProperty("format").GetString(), StringComparison.OrdinalIgnoreCase)
            && read.Valid == zone.GetProperty("valid").GetBoolean()
            && zone.GetProperty("checks").EnumerateObject().All(check => check.Value.GetBoolean() == (check.Name switch
            {
                "num" => read.Checks.Number,
                "dob" => read.Checks.BirthDate,
                "exp" => read.Checks.Expiry,
                "opt" => read.Checks.Optional,
                "comp" => read.Checks.Composite,
                _ => null,
            }));
    }
}
