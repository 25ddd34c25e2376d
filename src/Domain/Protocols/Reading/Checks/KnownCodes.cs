using HealthAssess.Protocols.Expressions;

namespace HealthAssess.Protocols;

/// <summary>A text that an answer or a parameter is compared with is one it can hold.</summary>
internal static class KnownCodes
{
    public static IEnumerable<PackIssue> Check(Protocol protocol)
    {
        var options = protocol.Questions.Where(question => question.Options.Count > 0).ToDictionary(question => question.LinkId, question => question.Options.Select(option => option.Code).ToList());
        foreach (var parameter in protocol.Parameters.Values.Where(parameter => parameter.Allowed.Count > 0))
        {
            options.TryAdd(parameter.Name, [.. parameter.Allowed]);
        }

        return Expressions(protocol).SelectMany(place => place.Node.All()
            .Where(node => node.Op is "eq" or "ne" && node.Arguments is [{ Op: "answer" or "parameter" }, { Op: "value", Literal: string }])
            .Select(node => (Name: (string)node.Arguments[0].Literal!, Code: (string)node.Arguments[1].Literal!))
            .Where(pair => options.TryGetValue(pair.Name, out var codes) && !codes.Contains(pair.Code))
            .Select(pair => new PackIssue(place.File, place.Place, $"'{pair.Code}' is not among the values of '{pair.Name}'"))).Distinct();
    }

    private static IEnumerable<(string File, string Place, Node Node)> Expressions(Protocol protocol) =>
    [
        .. protocol.Tables.SelectMany(table => table.Rules).Select(rule => ("protocol.json", rule.Id, rule.Condition)),
        .. protocol.Tables.Where(table => table.Begins is not null).Select(table => ("protocol.json", table.Id, table.Begins!)),
        .. protocol.Applies is { } applies ? [("protocol.json", "applies", applies)] : Array.Empty<(string, string, Node)>(),
        .. protocol.Questions.SelectMany(question => new[] { question.EnabledWhen, question.Offered, question.Calculated }.OfType<Node>().Select(node => ("questionnaire.fhir.json", question.LinkId, node))),
    ];
}
