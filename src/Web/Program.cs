using HealthAssess.Web.Hosting;
using HealthAssess.Web.Layout;

var builder = WebApplication.CreateBuilder(args);
builder.UseFreePort();
builder.Logging.ClearProviders().AddJsonConsole();
builder.Services.AddSite(builder.Configuration);

var app = builder.Build();
app.UseSite();
app.MapHealth();
app.MapStaticAssets();
app.MapLanguageSwitch();
app.MapRazorComponents<App>();
app.GreetOnceStarted(Console.Out);
await app.RunAsync();

/// <summary>The site.</summary>
public partial class Program;
