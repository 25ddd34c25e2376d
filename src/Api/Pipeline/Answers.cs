using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Pipeline;

/// <summary>From an outcome to what a route returns.</summary>
internal static class Answers
{
    /// <summary>200 with the value as JSON, or the refusals.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome) => outcome.ToResult(static value => Results.Ok(value));

    /// <summary>What <paramref name="answer"/> makes of the value, or the refusals.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.Ok ? answer(outcome.Value) : new RefusalResult(outcome.Refusals);
}
