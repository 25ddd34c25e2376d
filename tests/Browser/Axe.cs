using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>What axe finds wrong on a page.</summary>
/// <remarks>
/// It is asked in the page itself: Deque's own way opens a blank page for each look, which is a process of the browser more, and is for pages
/// with frames of other sites; ours have none. What is right is not written up.
/// </remarks>
internal static class Axe
{
    private const string WholePage = "{ resultTypes: ['violations'] }";

    private const string Wcag =
        "{ resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }, rules: { 'target-size': { enabled: true } } }";

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Serious and critical findings by all of its rules.</summary>
    public static async Task<IEnumerable<string>> Serious(IPage page) =>
        (await Violations(page, WholePage)).Where(finding => finding.Impact is "serious" or "critical").Select(finding => finding.Text);

    /// <summary>Every finding by WCAG 2.2, A and AA, however slight.</summary>
    public static async Task<IEnumerable<string>> AgainstWcag(IPage page) => (await Violations(page, Wcag)).Select(finding => finding.Text);

    private static async Task<Finding[]> Violations(IPage page, string options)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<Finding[]>(
            $"async () => (await axe.run(document, {options})).violations.map(one => ({{ impact: one.impact ?? '', text: `${{one.id}}: ${{one.help}} (${{one.nodes[0].html}})` }}))");
    }

    private sealed class Finding
    {
        public string Impact { get; set; } = "";

        public string Text { get; set; } = "";
    }
}
