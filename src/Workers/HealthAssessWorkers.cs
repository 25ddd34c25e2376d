using HealthAssess.Storage.Outbox;
using HealthAssess.Workers.Certificates;
using HealthAssess.Workers.Deliveries;
using HealthAssess.Workers.Protection;
using HealthAssess.Workers.Recalls;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Workers;

/// <summary>The public surface of this library: what a host adds to do what happens later.</summary>
public static class HealthAssessWorkers
{
    // Below the lease, so that a recipient who never answers cannot make a pump lose what it holds.
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(15);

    /// <summary>The delivery pump and the jobs of the calendar.</summary>
    public static IServiceCollection AddHealthAssessWorkers(this IServiceCollection services)
    {
        services.AddHttpClient(SendReport.Client, client => (client.Timeout, client.MaxResponseContentBufferSize) = (LongestAnswer, SendReport.LongestReceipt))
            .ConfigurePrimaryHttpMessageHandler(() => OutboundGuard.Handler(allowPrivate: true));
        services.AddHostedService<SealJob>();
        services.AddHostedService<RetentionJob>();
        services.AddHostedService<ScrubbingJob>();
        services.AddHostedService<RecallNoticesJob>();
        services.AddSingleton<ScheduledReissue>();
        services.AddHostedService<ReissueJob>();
        services.AddSingleton<ClaimDeliveries>();
        services.AddSingleton<ExtendLease>();
        services.AddSingleton<RecordAttempt>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<Subscriptions>();
        services.AddSingleton<Heartbeat>();
        services.AddSingleton<SendReport>();
        services.AddSingleton<ReportContent>();
        services.AddSingleton<DeliverReport>();
        services.AddHostedService<DeliveryPump>();
        return services;
    }
}
