using System.Diagnostics;
using System.Text.Json;
using HealthAssess.Certificates.Trust;
using HealthAssess.Tests.Shared;

namespace HealthAssess.Tests.Bench;

/// <summary>The browser's own code looks up in a list of a million, in Chromium: the page is bundled as the site's are, and says what it measured.</summary>
internal static class BrowserLookUp
{
    private const string Chromium = "/usr/bin/chromium";

    private const string Page = """
        import { Keyring } from './verifier/keyring.ts';
        import { RevocationFilter } from './verifier/revocationFilter.ts';
        const bytes = Uint8Array.from(atob(document.getElementById('list').textContent), (c) => c.charCodeAt(0));
        const keyring = await Keyring.of(JSON.parse(document.getElementById('trust').textContent));
        const begin = performance.now();
        const filter = await RevocationFilter.read(bytes, keyring);
        const read = performance.now() - begin;
        const times = [];
        for (let i = 0; i < 2000; i++) {
          const start = performance.now();
          await filter.mayHold('stranger ' + i);
          times.push(performance.now() - start);
        }
        times.sort((a, b) => a - b);
        document.body.textContent = `RESULT ${filter.size} revocations read in ${read.toFixed(0)} ms; look-up with its hash: median ${times[1000].toFixed(3)} ms, 99 in 100 under ${times[1980].toFixed(3)} ms (at most 1)`;
        """;

    public static async Task Run(byte[] list, TrustList trust, TextWriter output)
    {
        var web = Path.Combine(SharedData.Root, "src", "Web");
        if (!File.Exists(Chromium) || !Directory.Exists(Path.Combine(web, "node_modules", "esbuild")))
        {
            await output.WriteLineAsync("look-up in the browser not measured: no Chromium, or the packages of src/Web are not there");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("healthassess-look-up-").FullName;
        var entry = Path.Combine(web, "Scripts", "look-up-bench.ts");
        await File.WriteAllTextAsync(entry, Page);
        await Ran(Path.Combine(web, "node_modules", "esbuild", "bin", "esbuild"), [entry, "--bundle", "--format=esm", "--target=es2022", "--minify", "--outfile=" + Path.Combine(folder, "page.js")]);
        File.Delete(entry);
        var signer = trust.Entries[0].Certificate!;
        var keys = JsonSerializer.Serialize(new { asOf = "", source = "", demo = true, products = Array.Empty<object>(), keys = new[] { new { participant = "XXA", usage = "DSC", domain = "", x5c = new[] { Convert.ToBase64String(signer.RawData) } } } });
        var page = Path.Combine(folder, "page.html");
        await File.WriteAllTextAsync(page, $"<!doctype html><body><script id=list type=text/plain>{Convert.ToBase64String(list)}</script><script id=trust type=text/plain>{keys}</script><script type=module>{await File.ReadAllTextAsync(Path.Combine(folder, "page.js"))}</script></body>");
        var dom = await Ran(Chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--timeout=60000", "--user-data-dir=" + Path.Combine(folder, "profile"), "--dump-dom", "file://" + page]);
        var at = dom.IndexOf("RESULT ", StringComparison.Ordinal);
        await output.WriteLineAsync(at < 0 ? "look-up in the browser: the page said nothing" : "in Chromium: " + dom[(at + 7)..].Split('<')[0]);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> Ran(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await errors;
        await process.WaitForExitAsync();
        return said;
    }
}
