using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The Parameters of a $validate-code: whether one of the codes is good, why not, and how it reads.</summary>
internal static class CodeValidity
{
    private const string OnlyWords = "The concept has no code, only words.";

    /// <summary>Why a code is not found in a code system.</summary>
    /// <remarks>http://hl7.org/fhir/R4/valueset-codesystem-content-mode.html: of a fragment the other codes are not known.</remarks>
    public static string Unknown(CodeSystemTree tree) => tree.IsFragment
        ? "The code system is only a fragment here, and the code is not in it: whether the whole system has it cannot be decided."
        : "The code system has no such code.";

    /// <param name="asked">What was asked about; empty for a concept of words only.</param>
    /// <param name="find">The concept of a code, or why it is none of them.</param>
    /// <param name="language">Language of the display.</param>
    /// <param name="abstractToo">False where a heading is not good enough.</param>
    public static Resource Of(IReadOnlyList<AskedCoding> asked, Func<AskedCoding, (Concept? Concept, string Why)> find, string? language, bool abstractToo)
    {
        var judged = asked.Select(one => Judge(one, find(one), abstractToo)).ToList();
        var (concept, objection, hint) = judged.Find(one => one.Objection is null) is { Concept: not null } good ? good : judged.Count > 0 ? judged[0] : (null, OnlyWords, null);
        List<ParametersParameterBuilder> said = [new() { Name = "result", ValueBoolean = objection is null }];
        if ((objection ?? hint) is { } message)
        {
            said.Add(new() { Name = "message", ValueString = message });
        }

        if (concept?.DisplayIn(language) is { } display)
        {
            said.Add(new() { Name = "display", ValueString = display });
        }

        return new ParametersBuilder { Parameter = said }.Build();
    }

    private static (Concept? Concept, string? Objection, string? Hint) Judge(AskedCoding asked, (Concept? Concept, string Why) found, bool abstractToo) => found.Concept switch
    {
        null => (null, found.Why, null),
        { IsAbstract: true } heading when !abstractToo => (heading, "The code is a heading over others and not meant to be chosen.", null),
        { Display: not null } concept when asked.Display is { } display && !concept.IsCalled(display) => (concept, "The code is right, but it does not read like that.", null),
        var concept => (concept, null, concept.Code == asked.Code ? null : $"The code system spells it '{concept.Code}'."),
    };
}
