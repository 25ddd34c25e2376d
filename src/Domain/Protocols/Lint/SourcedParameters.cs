namespace HealthAssess.Protocols;

/// <summary>Every parameter and rule names a source, and the source is listed.</summary>
internal static class SourcedParameters
{
    public static IEnumerable<PackIssue> Check(Protocol protocol)
    {
        var known = protocol.Sources.Select(source => source.Id).ToHashSet();
        return protocol.Parameters.Values.Select(parameter => (Place: parameter.Name, parameter.Source))
            .Concat(protocol.Tables.SelectMany(table => table.Rules).Select(rule => (Place: rule.Id, Source: rule.Source ?? "")))
            .Where(user => !known.Contains(user.Source))
            .Select(user => new PackIssue("protocol.json", user.Place, "names no listed source"));
    }
}
