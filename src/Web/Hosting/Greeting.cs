using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HealthAssess.Web.Hosting;

/// <summary>The one line a person who typed <c>make run</c> waits for.</summary>
internal static class Greeting
{
    public static void GreetOnceStarted(this WebApplication app, TextWriter console) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        console.WriteLine($"HealthAssess is ready at {string.Join(" and ", addresses)} (Ctrl-C stops everything)");
    });
}
