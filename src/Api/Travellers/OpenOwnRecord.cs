using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Protection;
using MediatR;

namespace HealthAssess.Api.Travellers;

/// <summary>What is held of a traveller, who looked at it and why, and what they have asked for: for the traveller alone.</summary>
[Requires(Permission.OwnRecord)]
public sealed record OpenOwnRecord : IQuery<OwnRecord>;

/// <summary>A traveller's own view of their record.</summary>
/// <param name="Held">How many resources of each type, with the newest moment.</param>
/// <param name="Looked">Who looked at it or changed it, the newest first.</param>
/// <param name="Requests">What the traveller has asked for.</param>
public sealed record OwnRecord(IReadOnlyList<HeldType> Held, IReadOnlyList<AccessLine> Looked, IReadOnlyList<TravellerRequest> Requests);

/// <summary>What is held of one type.</summary>
/// <param name="Type">FHIR type.</param>
/// <param name="Count">How many.</param>
/// <param name="Newest">When the newest was stored.</param>
public sealed record HeldType(string Type, int Count, DateTimeOffset Newest);

internal sealed class OpenOwnRecordHandler(Caller caller, ResourceReader reader, AccessHistory history, TravellerRequests requests) : IRequestHandler<OpenOwnRecord, Outcome<OwnRecord>>
{
    public async Task<Outcome<OwnRecord>> Handle(OpenOwnRecord request, CancellationToken cancellationToken)
    {
        var person = caller.Person!.Value;
        var looked = await history.Of(person, cancellationToken);
        var everything = await reader.Everything(caller, person.ToString(), new RecordPart([], Count: 1000), cancellationToken);
        if (!everything.Ok)
        {
            return Outcome<OwnRecord>.Refused(everything.Refusals);
        }

        var held = everything.Value.Matches.GroupBy(one => one.Type).Select(group => new HeldType(group.Key, group.Count(), group.Max(one => one.LastUpdated)));
        return Outcome<OwnRecord>.Of(new OwnRecord([.. held.OrderBy(one => one.Type, StringComparer.Ordinal)], looked, await requests.List(person, cancellationToken)));
    }
}
