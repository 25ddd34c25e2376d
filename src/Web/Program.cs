using HealthAssess.Api;
using HealthAssess.Storage;
using HealthAssess.Web.Hosting;
using HealthAssess.Web.Hosting.Lan;
using HealthAssess.Web.Hosting.Threads;
using HealthAssess.Workers;

SocketThreads.Use();
PoolContext.Enter();
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var roles = ProcessRoles.From(builder.Configuration);
await using var database = await builder.OpenDatabase(Console.Out);
builder.WebHost.UseStaticWebAssets();
builder.UseFreePort();
builder.UseSocketThreads();
builder.Services.AddSingleton(await LanSite.Open(builder, database));
builder.UseQuietLogs();
builder.Services.AddDatabase(database);
builder.Services.AddHealthAssessApi();
builder.Services.AddSite(builder.Configuration);
if (roles.Workers)
{
    builder.Services.AddHealthAssessWorkers();
}

var app = builder.Build();
app.UseSite();
app.MapHealth();
if (roles.Site)
{
    app.MapSite();
}

if (roles.Api)
{
    app.MapHealthAssessApi();
}

await app.MakeDemoWorld(Console.Out);
app.GreetOnceStarted(Console.Out);
await app.RunAsync();

/// <summary>The site.</summary>
public partial class Program;
