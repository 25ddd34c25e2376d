using System.Net.Http.Headers;
using System.Security.Claims;
using HealthAssess.Api.Access;
using HealthAssess.Api.Administration.Demo;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Web.Hosting;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Tests.Integration.Api;

/// <summary>The true site on a database of its own, with the demo's Points of Entry and staff, one fixture a class.</summary>
public sealed class SiteFixture : IAsyncLifetime
{
    /// <summary>To hash the passwords of everybody takes a second of a processor: done once, all sites get a copy.</summary>
    private static readonly Lazy<Task<string>> WithPlaces = new(OpenPlaces);

    private readonly PostgresFixture postgres;
    private readonly bool opensPlaces;
    // One key for all, so that a copy can be read.
    private readonly TestKeyFile keyFile = TestKeyFile.Known();

    public SiteFixture()
        : this(new PostgresFixture { Original = () => WithPlaces.Value }, opensPlaces: false)
    {
    }

    private SiteFixture(PostgresFixture postgres, bool opensPlaces) => (this.postgres, this.opensPlaces) = (postgres, opensPlaces);

    public WebApplicationFactory<DemoMode> Site { get; private set; } = null!;

    /// <summary>A data folder with a PostgreSQL of its own, or null for a database of the server that all tests share.</summary>
    public string? Folder { get; init; }

    /// <summary>What a process of the product needs to use the same database and keys.</summary>
    public IReadOnlyDictionary<string, string> Environment => Folder is not null
        ? new Dictionary<string, string> { ["Data"] = Folder }
        : new Dictionary<string, string> { ["ConnectionStrings__HealthAssess"] = postgres.ConnectionString, ["MasterKeyFile"] = keyFile.Path };

    public static PointOfEntry Place => DemoPlaces.All[0];

    /// <summary>True to listen on a port: real HTTP, as a stranger would speak it.</summary>
    public bool RealHttp { get; init; }

    /// <summary>Hears everything that the site logs.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>Further settings of the installation.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public async Task InitializeAsync()
    {
        if (Folder is null)
        {
            await postgres.InitializeAsync();
        }

        Site = new WebApplicationFactory<DemoMode>().WithWebHostBuilder(host =>
        {
            host.UseSetting("run", "site,api").UseSetting("Demo", "false").UseSetting("urls", "http://127.0.0.1:0");
            foreach (var (name, value) in Environment.Concat(Settings))
            {
                host.UseSetting(name.Replace("__", ":", StringComparison.Ordinal), value);
            }

            if (Log is not null)
            {
                host.ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
            }
        });
        if (RealHttp)
        {
            Site.UseKestrel(0);
            Site.StartServer();
        }

        if (opensPlaces || Folder is not null)
        {
            await Ask(Caller.Worker(Purpose.Administration, Permission.Administer), new OpenDemoPlaces(new Uri("http://127.0.0.1:1/fhir/R4")));
        }
    }

    /// <summary>A browserless caller with a token of that role, at the first Point of Entry.</summary>
    public async Task<HttpClient> Client(Role role, PointOfEntry? place = null, int hours = 1)
    {
        var token = await Ask(Caller.Worker(Purpose.Administration, Permission.Administer), new IssueToken(role.Name, DemoPlaces.Country, (place ?? Place).Id, hours));
        var client = Site.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return client;
    }

    /// <summary>A token of ours that ended an hour ago.</summary>
    public Task<string> ExpiredToken() => Token(new Scope(false, DemoPlaces.Country, []), Place, -1);

    /// <summary>A client's token of any scope, that ends so many hours from now, with further claims.</summary>
    public async Task<string> Token(Scope scope, PointOfEntry place, int hours, params Claim[] further)
    {
        var end = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(hours);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = BearerTokens.Issuer,
            Audience = BearerTokens.Issuer,
            Subject = new ClaimsIdentity([.. CallerClaims.For(Guid.Empty, Roles.Client, scope, place.Id, client: true), .. further]),
            NotBefore = end.AddHours(-2),
            Expires = end,
            SigningCredentials = new SigningCredentials(await Site.Services.GetRequiredService<TokenKey>().Get(default), SecurityAlgorithms.HmacSha256),
        });
    }

    /// <summary>Sends a request through the pipeline as somebody.</summary>
    public async Task<Outcome<T>> Ask<T>(Caller caller, IRequest<Outcome<T>> request)
    {
        await using var scope = Site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = caller;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>Staff of a role at a Point of Entry.</summary>
    public static Caller Staff(Role role, PointOfEntry? place = null) => new(
        CallerKind.Staff, Guid.Parse("0197b000-0000-7000-8000-0000000000aa"), role.Permissions.ToHashSet(),
        new Scope(false, DemoPlaces.Country, []), role.Purpose, role.Organisation, (place ?? Place).Id, role.Restricted);

    public async Task DisposeAsync()
    {
        await Close();
        if (Folder is null)
        {
            await postgres.DisposeAsync();
        }
    }

    /// <summary>A database in which the demo's places were opened, and which stays; its site has ended.</summary>
    private static async Task<string> OpenPlaces()
    {
        var site = new SiteFixture(new PostgresFixture(), opensPlaces: true);
        await site.InitializeAsync();
        await site.Close();
        await site.postgres.Database.DisposeAsync();
        return site.postgres.ConnectionString;
    }

    /// <summary>Ends the site and forgets its keys.</summary>
    private async Task Close()
    {
        await Site.DisposeAsync();
        keyFile.Dispose();
    }
}
