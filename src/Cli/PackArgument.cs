using System.Text.Json.Nodes;
using HealthAssess.Protocols;

namespace HealthAssess.Cli;

/// <summary>A pack as an operator names it: a folder, or the id of one that comes with the product.</summary>
internal static class PackArgument
{
    public static readonly string[] Files = ["protocol.json", "questionnaire.fhir.json", "tests.csv"];

    public static bool IsFolder(string name) => File.Exists(Path.Combine(name, Files[0]));

    /// <summary>The pack; null when there is no such folder or id.</summary>
    public static PackReading? Read(string name) =>
        IsFolder(name) ? Array.Find(Files, file => !File.Exists(Path.Combine(name, file))) is { } missing
            ? new PackReading(null, [new PackIssue(missing, missing, "is missing")])
            : PackReader.Read(file => File.ReadAllText(Path.Combine(name, file)))
        : ProtocolCatalogue.Find(name) is { } known ? new PackReading(known, []) : null;

    public static string Line(string pack, PackIssue issue) => new JsonObject
    {
        ["pack"] = pack,
        ["file"] = issue.File,
        ["row"] = issue.Row,
        ["place"] = issue.Place,
        ["text"] = issue.Text,
    }.ToJsonString(JsonText.Options);
}
