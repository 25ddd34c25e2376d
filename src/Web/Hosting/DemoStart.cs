using System.Globalization;
using HealthAssess.Api.Administration.Demo;
using HealthAssess.Api.Assessments;

namespace HealthAssess.Web.Hosting;

/// <summary>Makes the demo world at the first start, and prints its passwords: they are kept nowhere else.</summary>
internal static class DemoStart
{
    public static async Task MakeDemoWorld(this WebApplication app, TextWriter console)
    {
        if (!app.Services.GetRequiredService<DemoMode>().On)
        {
            return;
        }

        var ministry = app.Configuration["Demo:Ministry"] ?? "http://127.0.0.1:5090/fhir/R4";
        var accounts = await app.Services.GetRequiredService<DemoWorld>().Ensure(new Uri(ministry), app.Lifetime.ApplicationStopping);
        await app.Services.GetRequiredService<DemoSwitch>().Ensure(app.Lifetime.ApplicationStopping);
        if (accounts.Count > 0)
        {
            await console.WriteLineAsync("Accounts of the demo (shown once; remove the folder .data to begin anew):");
        }

        foreach (var account in accounts)
        {
            await console.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {account.Name,-12} {account.Password}   {account.Role}"));
        }
    }
}
