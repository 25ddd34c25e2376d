using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>Does what a practised user does and counts the seconds of their clicks and keys by the keystroke-level model. What the system takes is not counted.</summary>
/// <remarks>
/// S. K. Card, T. P. Moran, A. Newell: The Keystroke-Level Model for User Performance Time with Interactive Systems, CACM 23(7), 1980.
/// K 0.28 s, a key, of an average typist (40 words a minute); P 1.10 s, pointing; B 0.10 s, pressing or releasing the button; H 0.40 s, the hand from mouse to keys
/// or back; M 1.35 s, making up one's mind. M stands before every click and every field: none is left out for habit, so the count is on the high side.
/// </remarks>
internal sealed class Keystrokes(IPage page)
{
    private const double K = 0.28, P = 1.10, B = 0.10, H = 0.40, M = 1.35;

    private bool onKeys;
    private int keys, clicks, homings, minds;

    /// <summary>Seconds so far.</summary>
    public double Seconds => (keys * K) + (clicks * (P + (2 * B))) + (homings * H) + (minds * M);

    /// <summary>Points at something and clicks.</summary>
    public async Task Click(ILocator what)
    {
        Home(toKeys: false);
        (minds, clicks) = (minds + 1, clicks + 1);
        await what.ClickAsync();
    }

    /// <summary>Types where the cursor stands.</summary>
    public async Task Type(string text)
    {
        Home(toKeys: true);
        (minds, keys) = (minds + 1, keys + text.Length);
        await page.Keyboard.TypeAsync(text);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{clicks} clicks, {keys} keys, {homings} times hand to keys or mouse, {minds} decisions: {Seconds:0.0} s (Card, Moran, Newell 1980)");

    private void Home(bool toKeys)
    {
        homings += toKeys == onKeys ? 0 : 1;
        onKeys = toKeys;
    }
}
