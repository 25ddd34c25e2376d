using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The Parameters of a $validate-code: whether one of the codes is good, why not, and how it reads.</summary>
internal static class CodeValidity
{
    /// <param name="asked">What was asked about.</param>
    /// <param name="find">The concept of a code; null where it is not one of them.</param>
    /// <param name="language">Language of the display.</param>
    /// <param name="abstractToo">False where a heading is not good enough.</param>
    public static Resource Of(IReadOnlyList<AskedCoding> asked, Func<AskedCoding, Concept?> find, string? language, bool abstractToo)
    {
        var judged = asked.Select(one => Judge(one, find(one), abstractToo)).ToList();
        var (concept, objection) = judged.Find(one => one.Objection is null) is { Concept: not null } good ? good : judged[0];
        List<ParametersParameterBuilder> said = [new() { Name = "result", ValueBoolean = objection is null }];
        if (objection is not null)
        {
            said.Add(new() { Name = "message", ValueString = objection });
        }

        if (concept?.DisplayIn(language) is { } display)
        {
            said.Add(new() { Name = "display", ValueString = display });
        }

        return new ParametersBuilder { Parameter = said }.Build();
    }

    private static (Concept? Concept, string? Objection) Judge(AskedCoding asked, Concept? concept, bool abstractToo) => concept switch
    {
        null => (null, "The code is not one of them."),
        { IsAbstract: true } when !abstractToo => (concept, "The code is a heading over others and not meant to be chosen."),
        { Display: not null } when asked.Display is { } display && !concept.IsCalled(display) => (concept, "The code is right, but it does not read like that."),
        _ => (concept, null),
    };
}
