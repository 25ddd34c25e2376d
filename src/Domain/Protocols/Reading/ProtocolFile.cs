using System.Text.Json;
using System.Text.Json.Serialization;
using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>The shape of <c>protocol.json</c>.</summary>
#pragma warning disable CA1812 // made by the serializer
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ProtocolFile
{
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required ProtocolStatus Status { get; init; }
    public required Dictionary<string, string> Title { get; init; }
    public required Dictionary<string, string> Authority { get; init; }
    public required List<Source> Sources { get; init; }
    public required string Licence { get; init; }
    public string? Approver { get; init; }
    public required PeriodFile Period { get; init; }
    public required AppliesFile Applies { get; init; }
    public required List<string> Languages { get; init; }
    public List<string> MachineDrafted { get; init; } = [];
    public required Dictionary<string, ParameterFile> Parameters { get; init; }
    public Dictionary<string, string> Definitions { get; init; } = [];
    public required List<TableFile> Tables { get; init; }
    public Dictionary<string, Dictionary<string, string>> Outputs { get; init; } = [];
    public FollowUpRule? FollowUp { get; init; }

    internal sealed record PeriodFile(DateOnly From, DateOnly? Until = null);

    internal sealed record AppliesFile(List<string> Encounters, string? When = null, bool Restricted = false, bool Clearance = true);

    internal sealed record ParameterFile(
        Kind Kind, JsonElement Default, string Source, Dictionary<string, string> Title, string? Unit = null,
        decimal? Minimum = null, decimal? Maximum = null, List<string>? Allowed = null, decimal Near = 0, Dictionary<string, JsonElement>? Countries = null);

    internal sealed record TableFile(string Id, HitPolicy HitPolicy, List<RuleFile> Rules, string? Begins = null);

    internal sealed record RuleFile(
        string Id, string When, Dictionary<string, string> Because, string? Then = null, string? Days = null,
        bool RedFlag = false, bool Otherwise = false, List<string>? Outputs = null, string? Source = null);
}
#pragma warning restore CA1812
