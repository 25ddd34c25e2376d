using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Web.Hosting;

/// <summary>The database of this process: the operator's own, or the embedded one that starts and stops with it.</summary>
internal static class SiteDatabase
{
    /// <summary>Opens and migrates it. Whatever takes time is said on the console, because a person is waiting.</summary>
    public static Task<Database> OpenDatabase(this WebApplicationBuilder builder, TextWriter console) => Database.Open(
        builder.Configuration.GetConnectionString("HealthAssess"),
        builder.Configuration["Data"] ?? Path.GetFullPath(".data"),
        builder.Configuration["MasterKeyFile"],
        console.WriteLine);

    public static IServiceCollection AddDatabase(this IServiceCollection services, Database database) =>
        services.AddStorage(database).AddDbContext<HealthDb>(options => options.UseNpgsql(database.Source), optionsLifetime: ServiceLifetime.Singleton);
}
