using HealthAssess.Api;
using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary>
/// The product's services for one command: on the operator's own server (<c>ConnectionStrings__HealthAssess</c>), else on the
/// embedded one of the data folder, which is started for the time of the command unless the site runs it.
/// </summary>
internal sealed class Opened : IAsyncDisposable
{
    private readonly Database database;
    private readonly ServiceProvider services;

    private Opened(Database database, ServiceProvider services) => (this.database, this.services) = (database, services);

    public IServiceProvider Services => services;

    public static async Task<Opened> Open(Arguments arguments, TextWriter errors)
    {
        var database = await Database.Open(
            Environment.GetEnvironmentVariable("ConnectionStrings__HealthAssess"),
            arguments.One("data") ?? Environment.GetEnvironmentVariable("Data") ?? ".data",
            Environment.GetEnvironmentVariable("MasterKeyFile"),
            errors.WriteLine);
        var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build()).AddStorage(database)
            .AddDbContext<HealthDb>(options => options.UseNpgsql(database.Source), optionsLifetime: ServiceLifetime.Singleton).AddHealthAssessApi();
        return new Opened(database, services.BuildServiceProvider());
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
