using HealthAssess.Domain;

namespace HealthAssess.Storage.Access;

/// <summary>Whether a caller may put something on record where they are.</summary>
internal static class WriteAccess
{
    /// <summary>Null when they may.</summary>
    public static Refusal? Check(Caller caller, Guid? person) => Reaches.OfWriter(caller) switch
    {
        Reach.Nothing => new Refusal(RefusalKind.Forbidden, "may-not-write", "You may not write records here."),
        Reach.OwnRecord when person != caller.Person =>
            new Refusal(RefusalKind.Forbidden, "not-your-record", "You may only add to your own record."),
        Reach.PointsOfEntry when caller.PointOfEntry is { } place && !caller.Scope.PointsOfEntry.Contains(place) =>
            new Refusal(RefusalKind.Forbidden, "other-point-of-entry", "You have no rights at this Point of Entry. Choose one of yours."),
        _ => null,
    };

    /// <summary>Where what a caller writes is recorded: where they are at work, or the only place where they could be.</summary>
    public static Guid? PlaceOf(Caller caller) =>
        caller.PointOfEntry ?? (caller.Scope.PointsOfEntry is [var only] ? only : null);

    /// <summary>What a writer sees as not there when they may not touch it: that it exists is already a fact about somebody.</summary>
    public static Refusal NotThere(string type, string id) =>
        new(RefusalKind.NotFound, "not-found", $"There is no {type} with the id {id}.", type);
}
