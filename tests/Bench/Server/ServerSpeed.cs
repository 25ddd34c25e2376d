using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using HealthAssess.Tests.Shared;
using Npgsql;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>
/// The whole server over HTTP, eight connections: each interaction's speed and what it costs the client, .NET and PostgreSQL;
/// and against the bare program, turn by turn in the same run on the same PostgreSQL.
/// </summary>
internal static partial class ServerSpeed
{
    private const int Turns = 4;
    private const int Creates = 1500;
    private const int Transactions = 400;
    private const int Reads = 4000;

    private static readonly List<string> People = [];
    private static readonly List<(string Id, int N)> Visits = [];
    private static int serial;

    public static async Task Run(TextWriter output)
    {
        using var data = new DataFolder("bench");
        var folder = data.Path;
        await using var site = await ServerProcess.Site(folder);
        var token = await ServerProcess.Token(folder);
        var connection = new NpgsqlConnectionStringBuilder { Host = Path.Combine(folder, "postgres"), Username = "healthassess", Database = "healthassess", MaxAutoPrepare = 50, AutoPrepareMinUsages = 1 };
        await using var source = NpgsqlDataSource.Create(connection.ConnectionString);
        await using var floor = await ServerProcess.Floor(connection.ConnectionString);
        var postmaster = int.Parse(File.ReadLines(Path.Combine(folder, "postgres", "data", "postmaster.pid")).First(), CultureInfo.InvariantCulture);
        var measured = new Measured(output, site, floor, postmaster);

        var connections = Open(site.Port, token);
        var bare = Open(floor.Port, token);
        await Warm(connections, Create, Transact, Read);
        await Shape(source, bare[0]);
        await Warm(bare, BareCreate, BareTransact, BareRead);
        await measured.Heading();
        await measured.Beside("create", 0.6, Creates, connections, Create, bare, BareCreate, Turns);
        await measured.Beside("transaction of 12", 0.6, Transactions, connections, Transact, bare, BareTransact, Turns);
        await measured.Beside("read", 0.5, Reads, connections, Read, bare, BareRead, Turns);
        await measured.Bare("an answer from memory", Reads, bare, Memory);
        await measured.Alone("search by name", Reads, connections, (c, n) => Expect(c, $"/Patient?family={Samples.Family(n % 5000)}&birthdate={Samples.Birth(n % 5000)}"));
        await measured.Alone("search by identifier", Reads, connections, (c, n) => Expect(c, $"/Patient?identifier=urn:bench%7CP{n % 3000}"));
        await measured.Alone("observations", Reads, connections, (c, n) => Expect(c, $"/Observation?patient=Patient/{Visits[n % Visits.Count].Id}"));
        await measured.Alone("immunizations, _include", 800, connections, (c, n) => Expect(c, $"/Immunization?date=ge{Samples.Day(Visits[n % Visits.Count].N)}&_include=Immunization:patient&_count=20"));
        await measured.Alone("read + update", 1500, connections, Update);
        await measured.Alone("conditional create", 1500, connections, ConditionalCreate);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"memory of the server {ProcessTime.Memory(site.Id)} MiB (wanted ≤ 300)"));
        Array.ForEach([.. connections, .. bare], one => one.Dispose());
    }

    private static HttpLoop[] Open(int port, string token) => [.. Enumerable.Range(0, Phase.Connections).Select(_ => new HttpLoop(port, token))];

    /// <summary>What a program that has been up for a minute has behind it: code compiled and compiled again where it is hot, statements prepared.</summary>
    private static async Task Warm(HttpLoop[] connections, Func<HttpLoop, int, Task> create, Func<HttpLoop, int, Task> transact, Func<HttpLoop, int, Task> read)
    {
        await Phase.Run(connections, 3000, create);
        await Phase.Run(connections, 1500, transact);
        await Phase.Run(connections, 2000, read);
    }

    private static async Task Shape(NpgsqlDataSource source, HttpLoop bare)
    {
        foreach (var (name, patient) in new[] { ("Patient", People[^1]), ("Bundle", Visits[^1].Id) })
        {
            await bare.Send("PUT", "/shape/" + name, JsonSerializer.Serialize(await FloorRows.Of(source, patient)));
        }
    }

    private static async Task Create(HttpLoop connection, int n)
    {
        var answer = await connection.Send("POST", "/Patient", Samples.Patient(Interlocked.Increment(ref serial)));
        Require(answer, 201);
        Keep(People, IdOf(answer.Text));
    }

    private static async Task Transact(HttpLoop connection, int n)
    {
        var number = Interlocked.Increment(ref serial);
        var answer = await connection.Send("POST", "/", Samples.Transaction(number));
        Require(answer, 200);
        Keep(Visits, (IdOf(answer.Text), number));
    }

    private static async Task Read(HttpLoop connection, int n) => Require(await connection.Send("GET", "/Patient/" + People[n % People.Count]), 200);

    private static async Task BareCreate(HttpLoop connection, int n) => Require(await connection.Send("POST", "/Patient", Samples.Patient(n)), 201);

    private static async Task BareTransact(HttpLoop connection, int n) => Require(await connection.Send("POST", "/", Samples.Transaction(n)), 200);

    private static async Task BareRead(HttpLoop connection, int n) => Require(await connection.Send("GET", "/Patient/" + People[n % People.Count]), 200);

    private static async Task Memory(HttpLoop connection, int n) => Require(await connection.Send("GET", "/memory"), 200);

    private static async Task Expect(HttpLoop connection, string search) => Require(await connection.Send("GET", search), 200);

    private static async Task Update(HttpLoop connection, int n)
    {
        var id = People[n % People.Count];
        var read = await connection.Send("GET", "/Patient/" + id);
        var version = ETag().Match(read.Text).Groups[1].Value;
        var body = read.Text[read.Text.IndexOf('{', StringComparison.Ordinal)..(read.Text.LastIndexOf('}') + 1)];
        var answer = await connection.Send("PUT", "/Patient/" + id, body.Replace("\"+2", "\"+3", StringComparison.Ordinal), $"If-Match: W/\"{version}\"\r\n");
        if (answer.Status != 412)
        {
            Require(answer, 200);
        }
    }

    private static async Task ConditionalCreate(HttpLoop connection, int n)
    {
        var number = n % 2 == 0 ? (n % 3000) + 1 : Interlocked.Increment(ref serial);
        var answer = await connection.Send("POST", "/Patient", Samples.Patient(number), $"If-None-Exist: identifier=urn:bench|P{number}\r\n");
        Require(answer, n % 2 == 0 ? 200 : 201);
    }

    private static void Keep<T>(List<T> list, T one)
    {
        lock (list)
        {
            list.Add(one);
        }
    }

    private static string IdOf(string answer) => Location().Match(answer).Groups[1].Value;

    private static void Require((int Status, string Text) answer, int wanted)
    {
        if (answer.Status != wanted)
        {
            throw new InvalidOperationException($"wanted {wanted}, got {answer.Text[..Math.Min(600, answer.Text.Length)]}");
        }
    }

    [GeneratedRegex("/Patient/([0-9a-f-]{36})/_history")]
    private static partial Regex Location();

    [GeneratedRegex("ETag: W/\"(\\d+)\"")]
    private static partial Regex ETag();
}
