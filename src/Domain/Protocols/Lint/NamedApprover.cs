namespace HealthAssess.Protocols;

/// <summary>Nothing is active that no clinician has put a name to.</summary>
internal static class NamedApprover
{
    public static IEnumerable<PackIssue> Check(Protocol protocol) =>
        protocol.Status == ProtocolStatus.Active && string.IsNullOrWhiteSpace(protocol.Approver)
            ? [new PackIssue("protocol.json", "approver", "an active protocol names the clinician who approved it")]
            : [];
}
