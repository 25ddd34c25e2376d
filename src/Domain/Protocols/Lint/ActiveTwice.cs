namespace HealthAssess.Protocols;

/// <summary>Of one protocol, only one version calls itself active.</summary>
public static class ActiveTwice
{
    /// <summary>The versions that are active beside another.</summary>
    public static IReadOnlyList<(Protocol Protocol, PackIssue Issue)> Check(IReadOnlyList<Protocol> protocols) =>
    [
        .. from versions in protocols.Where(protocol => protocol.Status == ProtocolStatus.Active).GroupBy(protocol => protocol.Id)
           from protocol in versions.Skip(1)
           select (protocol, new PackIssue("protocol.json", "status", $"{versions.First().Version} is active too: one version at a time", PackRows.Find(protocol.File, "status"))),
    ];
}
