using HealthAssess.Api;
using HealthAssess.Web.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.UseFreePort();
builder.Logging.ClearProviders().AddJsonConsole();
builder.Services.AddSite(builder.Configuration);

var app = builder.Build();
app.UseSite();
app.MapGet("/health/live", () => "ok");
app.MapSite();
app.MapHealthAssessApi();
app.GreetOnceStarted(Console.Out);
await app.RunAsync();

/// <summary>The site.</summary>
public partial class Program;
