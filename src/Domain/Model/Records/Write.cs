using HealthAssess.Fhir;

namespace HealthAssess.Domain;

/// <summary>One write as a rule sees it.</summary>
/// <param name="Verb">What is being done.</param>
/// <param name="Current">The version now stored, or null.</param>
/// <param name="Next">The version about to be stored, already with its id; null for a delete.</param>
/// <param name="Person">The traveller whose record it is; null for registers (Location, Organization …).</param>
/// <param name="Caller">Who writes.</param>
/// <param name="Origin">The door: imports cause no alert, delivery or stock movement unless asked (<c>--live</c>).</param>
/// <param name="Now">The time of the transaction.</param>
/// <param name="EndsMerge">Whether it takes a merge back.</param>
public sealed record Write(
    ChangeVerb Verb, Resource? Current, Resource? Next, Guid? Person, Caller Caller, WriteOrigin Origin, DateTimeOffset Now, bool EndsMerge = false);
