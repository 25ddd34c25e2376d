using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HealthAssess.Api.Access;
using HealthAssess.Api.Administration.Keys;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary>
/// <c>healthassess keys list | create | activate | retire | revoke | destroy | pem | reissue</c>: the life of the authority's keys. A command that
/// changes a key prints its id alone, for scripts; one that may not be done says why and exits with 1.
/// </summary>
internal static class KeysCommand
{
    private const string Usage = """
        usage: healthassess keys list
               healthassess keys create SCA|DSC|VDS
               healthassess keys activate KEYID [--at INSTANT | --at-once]
               healthassess keys retire KEYID
               healthassess keys revoke KEYID --reason TEXT
               healthassess keys destroy KEYID
               healthassess keys reissue --key KEYID | --ending-within DAYS
               healthassess keys pem
        """;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (Command(arguments, output, errors) is not { } command)
        {
            await errors.WriteLineAsync(Usage);
            return 2;
        }

        await using var opened = await Opened.Open(arguments, errors);
        await using var scope = opened.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.Worker(Purpose.Administration, Permission.Administer);
        return await command(scope.ServiceProvider);
    }

    private static Func<IServiceProvider, Task<int>>? Command(Arguments arguments, TextWriter output, TextWriter errors)
    {
        Func<IServiceProvider, Task<int>> Ask<T>(IRequest<Outcome<T>> request, Func<T, IEnumerable<string>> lines) => async services =>
            await Answer(await services.GetRequiredService<IMediator>().Send(request), lines, output, errors);

        var at = Instant(arguments.One("at"));
        return arguments.Words switch
        {
            ["list"] => Ask(new ListSigningKeys(), keys => keys.Select(key => JsonSerializer.Serialize(key, Json))),
            ["create", var use] => Ask(new CreateSigningKey(use), id => [id]),
            ["activate", var id] when !arguments.Has("at") || at is not null => Ask(new ActivateSigningKey(id, at, arguments.Has("at-once")), from => [from.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)]),
            ["retire", var id] => Ask(new RetireSigningKey(id), retired => [retired]),
            ["revoke", var id] when arguments.All("reason") is { Count: > 0 } reason => Ask(new RevokeSigningKey(id, string.Join(' ', reason)), revoked => revoked),
            ["destroy", var id] => Ask(new DestroySigningKey(id), destroyed => [destroyed]),
            ["reissue"] when ReissueCommand.Of(arguments, output, errors) is { } reissue => reissue,
            ["pem"] => services => Pem(services, output),
            _ => null,
        };
    }

    private static async Task<int> Answer<T>(Outcome<T> outcome, Func<T, IEnumerable<string>> lines, TextWriter output, TextWriter errors)
    {
        foreach (var line in outcome.Ok ? lines(outcome.Value) : outcome.Refusals.Select(refusal => refusal.Text))
        {
            await (outcome.Ok ? output : errors).WriteLineAsync(line);
        }

        return outcome.Ok ? 0 : 1;
    }

    private static async Task<int> Pem(IServiceProvider services, TextWriter output)
    {
        foreach (var certificate in (await services.GetRequiredService<SigningKeys>().Published(CancellationToken.None)).SelectMany(own => own.Pem))
        {
            await output.WriteLineAsync(certificate);
        }

        return 0;
    }

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
