using System.Globalization;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>Why a protocol may not be switched on as asked. The version that runs stays until there is nothing to object.</summary>
public static class ActivationObjections
{
    /// <summary>What stands against the protocol itself: unfinished, untested, unapproved, its time over, values out of range.</summary>
    public static IReadOnlyList<Refusal> Of(Protocol protocol, IReadOnlyDictionary<string, object?> parameters, string? approver, DateOnly from)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return
        [
            .. PackLint.Check(protocol).Select(Told),
            .. PackCases.Failures(protocol).Select(Told),
            .. from value in parameters
               from objection in protocol.ParameterObjections(new Dictionary<string, object?> { [value.Key] = value.Value })
               select Told(protocol, value.Key, objection, "protocol-parameter", "parameters"),
            .. string.IsNullOrWhiteSpace(approver ?? protocol.Approver)
                ? [new Refusal(RefusalKind.Required, "protocol-approver", "Name the clinician who approves it.", "approver")] : Array.Empty<Refusal>(),
            .. protocol.Status == ProtocolStatus.Retired
                ? [Told(protocol, "status", "This version is retired.", "protocol-retired", "protocol")] : Array.Empty<Refusal>(),
            .. from < protocol.From || from > protocol.Until
                ? [Told(protocol, "period", "The day lies outside the period of this version.", "protocol-period", "from")] : Array.Empty<Refusal>(),
        ];
    }

    /// <summary>What stands against it at one Point of Entry: a day gone by, another version for the same day, a downgrade.</summary>
    public static IReadOnlyList<Refusal> At(Protocol protocol, IReadOnlyList<ProtocolTurn> turns, DateOnly from, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(turns);
        return from < today
            ? [new Refusal(RefusalKind.BusinessRule, "protocol-past", "It cannot begin on a day that is over.", "from")]
            : ProtocolTurn.InForce(turns, from) is not { } running ? []
            : Number(running.Version!) > Number(protocol.Version)
                ? [Told(protocol, "version", $"{protocol.Version} is a downgrade: version {running.Version} runs by then; to go back, roll back.", "protocol-downgrade", "protocol")]
            : running.From == from && from > today && running.Version != protocol.Version
                ? [Told(protocol, "version", $"Version {running.Version} is already planned for that day; roll it back first.", "protocol-two-versions", "protocol")]
            : [];
    }

    private static Refusal Told(Protocol protocol, string place, string text, string key, string field) =>
        Told(new PackIssue("protocol.json", place, text, protocol.Row(place))) with { Key = key, Expression = field };

    private static Refusal Told(PackIssue issue) => new(
        RefusalKind.BusinessRule, "protocol-objection", string.Create(CultureInfo.InvariantCulture, $"{issue.File}, row {issue.Row}, {issue.Place}: {issue.Text}"), issue.File);

    private static Version Number(string version) => Version.Parse(version);
}
