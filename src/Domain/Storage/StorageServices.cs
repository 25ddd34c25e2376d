using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Audit;
using HealthAssess.Storage.Imports;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Lists;
using HealthAssess.Storage.Outbox;
using HealthAssess.Storage.PrivateKeys;
using HealthAssess.Storage.Protection;
using HealthAssess.Storage.Recalls;
using HealthAssess.Storage.Surveillance;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Storage;

/// <summary>Registers the storage of an opened database.</summary>
public static class StorageServices
{
    /// <summary>Adds the write path, the read path, keys and audit. <c>IWriteRule</c>s are registered by the capabilities.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, Database database)
    {
        ArgumentNullException.ThrowIfNull(database);
        services.AddSingleton(database);
        services.AddSingleton(database.Source);
        services.AddSingleton(database.MasterKey);
        services.AddSingleton(provider => PrivateKeyStores.Of(provider.GetService<IConfiguration>()?.GetSection("SigningKeys"), database.MasterKey));
        services.AddScoped<HealthDbUse>();
        services.AddSingleton<DataKeys>();
        services.AddSingleton<InstallationSecret>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<AuditVerification>();
        services.AddSingleton<AuditPages>();
        services.AddHostedService<AuditSealing>();
        services.AddSingleton<ResourceReader>();
        services.AddSingleton<Reindexing>();
        services.AddSingleton<IndexCheck>();
        services.AddSingleton<ResourceStore>();
        services.AddSingleton<DeliveryList>();
        services.AddSingleton<ImportLedger>();
        services.AddSingleton<ApprovedLists>();
        services.AddSingleton<LotRecalls>();
        services.AddSingleton<RecallNotices>();
        services.AddSingleton<ClientAssertions>();
        services.AddSingleton<DeviceAttempts>();
        services.AddSingleton<UsedTimeSteps>();
        services.AddSingleton<PlaceSeals>();
        services.AddSingleton<TravellerRequests>();
        services.AddSingleton<AccessHistory>();
        services.AddSingleton<Retention>();
        services.AddSingleton<ScrubbingRounds>();
        services.AddSingleton<Scrubbing>();
        services.AddSingleton<WeekCounts>();
        return services;
    }
}
