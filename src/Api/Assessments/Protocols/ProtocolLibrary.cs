using System.Collections.Concurrent;
using HealthAssess.Domain;
using HealthAssess.Domain.Assessments;
using HealthAssess.Protocols;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Assessments;

/// <summary>The protocols of this installation: those of the product and those that were added, and which of them hold where.</summary>
internal sealed class ProtocolLibrary(HealthDb database)
{
    /// <summary>Added packs, compiled once a process. A version never changes, so its text is its key.</summary>
    private static readonly ConcurrentDictionary<string, Protocol> Compiled = new(StringComparer.Ordinal);

    /// <summary>Every version of every protocol.</summary>
    public async Task<IReadOnlyList<Protocol>> All(CancellationToken cancellation) =>
    [
        .. ProtocolCatalogue.All,
        .. (await database.ProtocolPacks.AsNoTracking().ToListAsync(cancellation)).Select(Read).OfType<Protocol>(),
    ];

    /// <summary>A protocol by <c>ID@version</c> or <c>ID</c> (its newest version); null when there is none.</summary>
    public async Task<Protocol?> Find(string name, CancellationToken cancellation)
    {
        if (name.Contains('@', StringComparison.Ordinal) && ProtocolCatalogue.Find(name) is { } ours)
        {
            return ours;
        }

        var parts = name.Split('@', 2);
        return (await All(cancellation)).Where(protocol => protocol.Id == parts[0] && (parts.Length == 1 || protocol.Version == parts[1]))
            .MaxBy(protocol => Version.Parse(protocol.Version));
    }

    /// <summary>What holds at a Point of Entry today; where nobody has switched a protocol, its newest version, as a draft.</summary>
    /// <remarks><c>ID</c>, or <c>ID@version</c> for the version a form was opened with.</remarks>
    public async Task<ProtocolInUse?> InUse(string name, Guid place, DateOnly today, CancellationToken cancellation)
    {
        var turns = await Turns(place, cancellation);
        var named = await Find(name, cancellation);
        if (named is null || named.Status == ProtocolStatus.Retired)
        {
            return null;
        }

        return ProtocolTurn.Standing(turns.Where(turn => turn.Protocol == named.Id), today) switch
        {
            // What was added decides nothing until it is switched on; what comes with the product is there as a draft.
            null => ProtocolCatalogue.Find(name) is { } ours ? new ProtocolInUse(ours, new Dictionary<string, object?>(), null) : null,
            { Version: null } => null,
            var holds => With(name.Contains('@', StringComparison.Ordinal) ? named : await Find($"{named.Id}@{holds.Version}", cancellation), holds),
        };
    }

    /// <summary>The protocols named, as they hold here; refused where there is none, or where the caller may not see results of its class.</summary>
    public async Task<Outcome<IReadOnlyList<ProtocolInUse>>> Chosen(IEnumerable<string> names, Caller caller, Guid place, DateOnly today, CancellationToken cancellation)
    {
        List<ProtocolInUse> chosen = [];
        foreach (var name in names.Distinct())
        {
            if (await InUse(name, place, today, cancellation) is not { } one)
            {
                return await Find(name, cancellation) is null ? AssessmentRefusals.NoProtocol : AssessmentRefusals.ProtocolOff;
            }

            if (one.Protocol.Restricted && !caller.Restricted)
            {
                return new Refusal(RefusalKind.Forbidden, "protocol-restricted", "The results of this protocol belong to a restricted class that your role may not see.");
            }

            chosen.Add(one);
        }

        return Outcome<IReadOnlyList<ProtocolInUse>>.Of(chosen);
    }

    /// <summary>What may be used at a Point of Entry today, in the order of the catalogue.</summary>
    public async Task<IReadOnlyList<ProtocolInUse>> InUse(Guid place, DateOnly today, CancellationToken cancellation)
    {
        List<ProtocolInUse> found = [];
        foreach (var id in (await All(cancellation)).Select(protocol => protocol.Id).Distinct())
        {
            found.AddRange(await InUse(id, place, today, cancellation) is { } one ? [one] : Array.Empty<ProtocolInUse>());
        }

        return found;
    }

    /// <summary>True for a protocol that is a draft and that no clinician answered for at that Point of Entry on that day.</summary>
    public async Task<bool> IsDraft(Protocol protocol, Guid? place, DateOnly day, CancellationToken cancellation) =>
        protocol.Status == ProtocolStatus.Draft
        && (place is not { } here || ProtocolTurn.InForce((await Turns(here, cancellation)).Where(turn => turn.Protocol == protocol.Id), day) is null);

    /// <summary>Every turn of the switch at a Point of Entry.</summary>
    public async Task<IReadOnlyList<ProtocolTurn>> Turns(Guid place, CancellationToken cancellation) =>
        turns ??= [.. (await database.ProtocolActivations.AsNoTracking().Where(row => row.PointOfEntry == place).ToListAsync(cancellation)).Select(TurnRow.Read)];

    private IReadOnlyList<ProtocolTurn>? turns;

    private static ProtocolInUse? With(Protocol? protocol, ProtocolTurn turn) =>
        protocol is null ? null : new ProtocolInUse(protocol, protocol.ParameterObjections(turn.Parameters).Count == 0 ? turn.Parameters : new Dictionary<string, object?>(), turn);

    private static Protocol? Read(ProtocolPackRow row) =>
        Compiled.TryGetValue(row.Protocol + row.Questionnaire, out var known) ? known
        : PackReader.Read(file => file switch { "protocol.json" => row.Protocol, "tests.csv" => row.Tests, _ => row.Questionnaire }).Protocol is { } protocol
            ? Compiled.GetOrAdd(row.Protocol + row.Questionnaire, protocol) : null;
}
