using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HealthAssess.Tests.Browser;

/// <summary>A member of staff and the ways into their account, in a real browser: passkey and authenticator.</summary>
public sealed partial class AccountStoryTests(SharedSite shared) : IClassFixture<SharedSite>
{
    /// <summary>Nobody else signs in with this one: its ways in are changed here.</summary>
    private const string Name = "nurse";

    private readonly RunningSite site = shared.Site;

    [Fact]
    public async Task Staff_sign_in_by_passkey_until_they_remove_it_and_by_a_number_after_the_password()
    {
        await using var tablet = await Tablet.Open(site.Address, 360);
        await Authenticator(tablet);
        await Password(tablet);
        await Add(tablet);

        await SignOut(tablet);
        await tablet.Look("sign-in-passkey");
        await tablet.Page.ClickAsync("[data-passkey] button");
        await Assertions.Expect(tablet.Page).ToHaveURLAsync(PointOfEntry());

        await tablet.Page.GotoAsync("/account");
        await tablet.Page.ClickAsync("button[name=passkey]");
        await Assertions.Expect(tablet.Page.Locator(".notice.good")).ToBeVisibleAsync();
        await SignOut(tablet);
        await tablet.Page.ClickAsync("[data-passkey] button");
        await Assertions.Expect(tablet.Page.Locator(".wrong, .notice.bad, [role=alert]").First).ToBeVisibleAsync();

        await Password(tablet);
        await SecondStep(tablet);
    }

    /// <summary>A key of this device that says yes, as a finger on it would.</summary>
    private static async Task Authenticator(Tablet tablet)
    {
        var browser = await tablet.Page.Context.NewCDPSessionAsync(tablet.Page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private async Task Password(Tablet tablet)
    {
        await tablet.Page.GotoAsync("/sign-in");
        await tablet.Page.FillAsync("#name", Name);
        await tablet.Page.FillAsync("#password", site.PasswordOf[Name]);
        await tablet.Primary();
        await Assertions.Expect(tablet.Page).ToHaveURLAsync(PointOfEntry());
    }

    private static async Task Add(Tablet tablet)
    {
        await tablet.Page.GotoAsync("/account");
        await tablet.Page.FillAsync("#passkeyName", "My phone");
        await tablet.Page.ClickAsync("[data-passkey] button");
        await Assertions.Expect(tablet.Page.Locator("button[name=passkey]")).ToHaveCountAsync(1);
        await tablet.Look("account-passkey");
    }

    private async Task SecondStep(Tablet tablet)
    {
        await tablet.Page.GotoAsync("/account");
        var secret = await tablet.Page.Locator("p.mono").InnerTextAsync();
        await tablet.Page.FillAsync("#code", Number(secret));
        await tablet.Page.Locator("form:has(#code) button").ClickAsync();
        await Assertions.Expect(tablet.Page.Locator(".notice.good")).ToBeVisibleAsync();

        await SignOut(tablet);
        await tablet.Page.FillAsync("#name", Name);
        await tablet.Page.FillAsync("#password", site.PasswordOf[Name]);
        await tablet.Primary();
        await tablet.Page.FillAsync("#code", "000000");
        await tablet.Look("sign-in-code");
        await tablet.Primary();
        await Assertions.Expect(tablet.Page.Locator(".field.wrong")).ToBeVisibleAsync();
        await tablet.Look("sign-in-code-wrong");
        // The number that set the authenticator up is used; the next one is taken a little early.
        await tablet.Page.FillAsync("#code", Number(secret, 1));
        await tablet.Primary();
        await Assertions.Expect(tablet.Page).ToHaveURLAsync(PointOfEntry());
    }

    private static async Task SignOut(Tablet tablet)
    {
        await tablet.Page.Context.ClearCookiesAsync();
        await tablet.Page.GotoAsync("/sign-in");
    }

    /// <remarks>RFC 6238 with SHA-1, six digits, thirty seconds.</remarks>
    private static string Number(string secret, int ahead = 0)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + ahead);
#pragma warning disable CA5350 // Authenticator apps count with SHA-1; its collisions are of no use here.
        var hash = HMACSHA1.HashData(Base32(secret), step);
#pragma warning restore CA5350
        var at = hash[^1] & 0xF;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at, 4)) & 0x7FFFFFFF) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.Where(char.IsLetterOrDigit).Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(byteBits => byteBits.Length == 8).Select(byteBits => Convert.ToByte(new string(byteBits), 2))];
    }

    [GeneratedRegex("/point-of-entry")]
    private static partial Regex PointOfEntry();
}
