namespace HealthAssess.Protocols;

/// <summary>Which questions of several protocols are one and the same, so that nobody is asked twice.</summary>
/// <remarks>The same linkId alone is not enough: contact with a case of Ebola is not contact with a case of mpox. The words, or the LOINC code, must agree too.</remarks>
public static class SharedQuestions
{
    /// <summary>True when one answer serves both.</summary>
    public static bool Same(Question one, Question other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.LinkId == other.LinkId && one.Type == other.Type && one.Unit == other.Unit
            && (one.Text.In("en") == other.Text.In("en") || (one.ObservationCode is { } code && code == other.ObservationCode));
    }

    /// <summary>The answers of one protocol out of those given to several: its own (<c>exposure.contact#MPOX-POE</c>) and those it shares (<c>temperature</c>).</summary>
    /// <param name="protocol">For which.</param>
    /// <param name="protocols">All that are asked, in order.</param>
    /// <param name="given">Answers by linkId, or by linkId and protocol.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(
        Protocol protocol, IReadOnlyList<Protocol> protocols, IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(protocols);
        ArgumentNullException.ThrowIfNull(given);
        Dictionary<string, IReadOnlyList<string>> own = [];
        // What is said of a question by its plain name is newer than what an earlier assessment said of it under its protocol.
        foreach (var (name, texts) in given.OrderBy(pair => pair.Key.Contains('#', StringComparison.Ordinal) ? 0 : 1))
        {
            var (linkId, of) = name.Split('#', 2) is [var rest, var id] ? (rest, id) : (name, null);
            if (of == protocol.Id || (of is null && Serves(protocol, protocols, linkId)))
            {
                own[linkId] = texts;
            }
        }

        return own;
    }

    /// <summary>The name a form gives a question of one of several protocols: its linkId, and the protocol where another means something else by it.</summary>
    public static string Key(Protocol protocol, IReadOnlyList<Protocol> protocols, string linkId)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(protocols);
        return Serves(protocol, protocols, linkId) ? linkId : $"{linkId}#{protocol.Id}";
    }

    /// <summary>A plain linkId belongs to the first protocol that has it, to those that mean the same by it, and, where none has it, to the first that is asked.</summary>
    private static bool Serves(Protocol protocol, IReadOnlyList<Protocol> protocols, string linkId)
    {
        var first = protocols.Select(one => Find(one, linkId)).FirstOrDefault(question => question is not null);
        return first is null ? protocol == protocols[0] : Find(protocol, linkId) is { } own && Same(first, own);
    }

    private static Question? Find(Protocol protocol, string linkId) => protocol.Questions.FirstOrDefault(question => question.HasValue && question.LinkId == linkId);
}
