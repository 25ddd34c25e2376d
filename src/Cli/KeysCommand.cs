using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary><c>healthassess keys list | rotate [--use DSC|VDS] [--activate INSTANT] | revoke KEYID --reason TEXT | pem</c>: the life of the signing keys.</summary>
internal static class KeysCommand
{
    private const string Usage = "usage: healthassess keys list | rotate [--use DSC|VDS] [--activate INSTANT] | revoke KEYID --reason TEXT | pem";

    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        await using var opened = await Opened.Open(arguments, errors);
        var ceremony = opened.Services.GetRequiredService<KeyCeremony>();
        switch (arguments.Words)
        {
            case ["list"]:
                foreach (var key in await ceremony.List(CancellationToken.None))
                {
                    await output.WriteLineAsync(Line(key));
                }

                return 0;
            case ["rotate"] when Purpose(arguments.One("use")) is { } purpose && Instant(arguments.One("activate")) is { } activates:
                await output.WriteLineAsync(await ceremony.Rotate(purpose, activates, CancellationToken.None));
                return 0;
            case ["revoke", var id] when arguments.All("reason") is { Count: > 0 } reason:
                var revoked = await ceremony.Revoke(id, string.Join(' ', reason), CancellationToken.None);
                await (revoked ? Task.CompletedTask : errors.WriteLineAsync("there is no signer " + id));
                return revoked ? 0 : 1;
            case ["pem"]:
                foreach (var own in await opened.Services.GetRequiredService<SigningKeys>().Published(CancellationToken.None))
                {
                    await output.WriteLineAsync(own.Certificate.ExportCertificatePem());
                }

                return 0;
            default:
                await errors.WriteLineAsync(Usage);
                return 2;
        }
    }

    private static string Line(KeyRecord key) => new JsonObject
    {
        ["keyId"] = key.KeyId,
        ["use"] = key.Use,
        ["state"] = JsonNamingPolicy.CamelCase.ConvertName(key.State.ToString()),
        ["activates"] = key.Activates.ToString("O", CultureInfo.InvariantCulture),
        ["notAfter"] = key.NotAfter.ToString("O", CultureInfo.InvariantCulture),
    }.ToJsonString(JsonText.Options);

    private static SignerPurpose? Purpose(string? use) => use switch { null or "DSC" => SignerPurpose.HealthCertificates, "VDS" => SignerPurpose.VisibleSeals, _ => null };

    private static DateTimeOffset? Instant(string? text) => text is null ? TimeProvider.System.GetUtcNow()
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
        : null;
}
