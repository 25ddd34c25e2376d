using System.Text.RegularExpressions;

namespace HealthAssess.Tests.Unit.Api;

/// <summary>Capabilities of the API meet in the model and the store, never in each other's folders.</summary>
public sealed partial class CapabilityWallTests
{
    /// <summary>What every capability stands on.</summary>
    private static readonly string[] Common = ["Pipeline", "Access"];

    [Fact]
    public void No_capability_reaches_into_another()
    {
        var api = Path.Combine(SharedData.Root, "src", "Api");
        var trespasses =
            from folder in Directory.GetDirectories(api)
            let capability = Path.GetFileName(folder)
            where capability is not ("bin" or "obj")
            from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            from Match use in UsesCapability().Matches(File.ReadAllText(file))
            let used = use.Groups["capability"].Value
            where used != capability && !Common.Contains(used)
            select $"{Path.GetRelativePath(api, file)} reaches into {used}";
        Assert.Empty(trespasses);
    }

    [GeneratedRegex(@"HealthAssess\.Api\.(?<capability>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex UsesCapability();
}
