using System.Net;
using HealthAssess.Tests.Integration.Api;
using Npgsql;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>A database that answers late or not at all: the client is told to come again, and the server goes on by itself.</summary>
public sealed class TroubleTests : IAsyncLifetime
{
    private readonly PostgresFixture postgres = new();
    private LiveServer server = null!;
    private string patient = "";

    public async Task InitializeAsync()
    {
        await postgres.InitializeAsync();
        server = await LiveServer.Start(connection: new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { MaxPoolSize = 4, Timeout = 8 }.ConnectionString);
        using var client = server.Client();
        patient = await client.New();
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await postgres.DisposeAsync();
    }

    [Fact]
    public async Task When_no_connection_is_free_the_answer_is_503_and_all_is_well_when_they_are()
    {
        using var client = server.Client();
        await using var connection = await postgres.Database.Source.OpenConnectionAsync();
        await using var transaction = await Hold(connection);
        var asked = Enumerable.Range(0, 24).Select(_ => client.GetAsync($"{FhirClient.Base}/Observation?patient=Patient/{patient}")).ToList();
        await Eventually.Is("somebody is sent away", () => Task.FromResult(asked.Exists(one => one.IsCompleted)));
        await transaction.RollbackAsync();
        var answers = await Task.WhenAll(asked);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable));
        foreach (var answer in answers.Where(one => one.StatusCode == HttpStatusCode.ServiceUnavailable))
        {
            await SaysComeAgain(answer);
        }

        Assert.Contains(answers, one => one.StatusCode == HttpStatusCode.ServiceUnavailable);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{FhirClient.Base}/Patient/{patient}")).StatusCode);
    }

    /// <summary>The database cancels a statement that runs too long with the same state (57014) as one that is cancelled by hand, which takes no twenty seconds.</summary>
    [Theory]
    [InlineData("Patient/{0}")]
    [InlineData("Patient?family=Counter")]
    public async Task A_statement_that_takes_too_long_is_a_504(string query)
    {
        using var client = server.Client();
        await using var connection = await postgres.Database.Source.OpenConnectionAsync();
        await using var transaction = await Hold(connection);
        var asked = client.GetAsync($"{FhirClient.Base}/{string.Format(System.Globalization.CultureInfo.InvariantCulture, query, patient)}");
        await Eventually.Is("the statement waits", async () => (long)(await Ask(
            "select count(pg_cancel_backend(pid)) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%resource%'"))! > 0);
        var answer = await asked;
        Assert.Equal(HttpStatusCode.GatewayTimeout, answer.StatusCode);
        await SaysComeAgain(answer);
        await transaction.RollbackAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"{FhirClient.Base}/Patient/{patient}")).StatusCode);
    }

    private static async Task SaysComeAgain(HttpResponseMessage answer)
    {
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("OperationOutcome", (await answer.Body())["resourceType"]!.ToString());
    }

    /// <summary>Nobody reads or writes resources until this ends.</summary>
    private static async Task<NpgsqlTransaction> Hold(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("lock table resource in access exclusive mode", connection, transaction);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    private async Task<object?> Ask(string sql)
    {
        await using var command = postgres.Database.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
