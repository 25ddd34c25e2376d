using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Claims;
using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Embedded;
using HealthAssess.Storage.Keys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Tests.Integration.Fire;

/// <summary>The true server as a process on a PostgreSQL of its own, which both can be killed and come back.</summary>
public sealed class LiveServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly bool ownsFolder;
    private RealProcess process = null!;
    private Uri address = null!;
    private string token = "";

    private readonly string? connection;

    private LiveServer(string? folder, string? connection) =>
        (this.folder, ownsFolder, this.connection) = (folder ?? Directory.CreateTempSubdirectory("healthassess-fire-").FullName, folder is null, connection);

    /// <summary>The database, for a look past the server.</summary>
    public Database Database { get; private set; } = null!;

    /// <summary>Process id of the PostgreSQL that runs now.</summary>
    public int PostgresId => int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    /// <param name="folder">Its data folder, or null for one of its own.</param>
    /// <param name="connection">A database elsewhere, or null for a PostgreSQL of its own in the folder.</param>
    public static async Task<LiveServer> Start(string? folder = null, string? connection = null)
    {
        var server = new LiveServer(folder, connection);
        await server.StartProcess();
        var own = $"Host={Path.Combine(server.folder, "postgres")};Username={ServerSettings.Role};Database={ServerSettings.Role}";
        server.Database = Database.Of(connection ?? own, MasterKey.FromFile(Path.Combine(server.folder, "master.key")));
        server.token = await server.MakeToken();
        return server;
    }

    /// <summary>Starts the server; after a kill it adopts the PostgreSQL that was left running.</summary>
    public async Task StartProcess()
    {
        Dictionary<string, string> environment = new() { ["Demo"] = "false" };
        if (connection is not null)
        {
            environment["ConnectionStrings__HealthAssess"] = connection;
        }

        process = RealProcess.Start("src/Web", "HealthAssess.Web.dll", ["--run", "api", "--urls", "http://127.0.0.1:0", "--Data", folder], environment);
        var greeting = await process.Says("http://");
        address = new Uri(greeting[greeting.IndexOf("http://", StringComparison.Ordinal)..].Split(' ')[0]);
    }

    /// <summary>kill -9 of the server.</summary>
    public Task Kill() => process.Kill();

    /// <summary>A system client of its own connection pool.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler(), disposeHandler: true) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<object?> Scalar(string sql)
    {
        await using var command = Database.Source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Everything by which resources are found, as one text.</summary>
    public async Task<string> Index() => string.Join(' ',
        await Scalar("select count(*) || md5(coalesce(string_agg(concat_ws('|', resource, param, system, value, exact, person), ' ' order by resource, param, system, value, exact), '')) from index_text"),
        await Scalar("select count(*) || md5(coalesce(string_agg(concat_ws('|', resource, param, low, high, person), ' ' order by resource, param, low, high), '')) from index_date"),
        await Scalar("select count(*) || md5(coalesce(string_agg(concat_ws('|', resource, param, low, high, unit, system, person), ' ' order by resource, param, low, high, unit, system), '')) from index_quantity"));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await process.Stop();
        await process.DisposeAsync();
        if (ownsFolder)
        {
            DataFolder.Delete(folder);
        }
    }

    private async Task<string> MakeToken()
    {
        var key = await new TokenKey(new InstallationSecret(Database, TimeProvider.System)).Get(default);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = BearerTokens.Issuer,
            Audience = BearerTokens.Issuer,
            Subject = new ClaimsIdentity(CallerClaims.For(Ids.New(TimeProvider.System), Roles.Client, new Scope(false, "UGA", []), null, client: true)),
            NotBefore = now,
            Expires = now.AddHours(1),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        });
    }
}
