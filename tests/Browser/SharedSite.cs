namespace HealthAssess.Tests.Browser;

/// <summary>One running site for all classes of tests that keep to travellers of their own: the first one starts it, the last one ends it.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static RunningSite? running;
    private static int users;

    /// <summary>The site that runs.</summary>
    public RunningSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            if (running is null)
            {
                var site = new RunningSite();
                await site.InitializeAsync();
                running = site;
            }

            users++;
            Site = running;
        }
        finally
        {
            Turn.Release();
        }
    }

    public async Task DisposeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            // Null where it never came up.
            if (Site is not null && --users == 0)
            {
                running = null;
                await Site.DisposeAsync();
            }
        }
        finally
        {
            Turn.Release();
        }
    }
}
