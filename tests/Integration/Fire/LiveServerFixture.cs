namespace HealthAssess.Tests.Integration.Fire;

/// <summary>One server for the tests of a class.</summary>
public sealed class LiveServerFixture : IAsyncLifetime
{
    public LiveServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await LiveServer.Start();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
