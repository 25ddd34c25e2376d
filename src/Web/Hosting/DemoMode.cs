namespace HealthAssess.Web.Hosting;

/// <summary>True while this installation shows invented people: no database of one's own configured, or <c>Demo=true</c>.</summary>
public sealed record DemoMode(bool On)
{
    public static DemoMode From(IConfiguration configuration) =>
        new(configuration.GetValue("Demo", configuration.GetConnectionString("HealthAssess") is null));
}
