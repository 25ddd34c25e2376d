using System.Security.Cryptography;
using HealthAssess.Domain;
using HealthAssess.Domain.Lists;
using HealthAssess.Storage.Administration;
using HealthAssess.Storage.Lists;

namespace HealthAssess.Api.Lists;

/// <summary>Makes a proposal of a content that can be read, is of a day, and is not in force already. Every way to a new list goes through here.</summary>
internal sealed class Proposing(HealthDb database, ApprovedLists lists, Caller caller, TimeProvider time)
{
    public async Task<Outcome<Guid>> Propose(string kind, byte[] content, string source, string reason, DateTimeOffset? asOf, bool noRevocations, CancellationToken cancellation)
    {
        if (caller.Account is not { } proposer)
        {
            return new Refusal(RefusalKind.Forbidden, "list-nobody", "Only a person with an account of their own can propose or approve.");
        }

        var read = ListContent.Read(kind, content);
        if (!read.Ok)
        {
            return Outcome<Guid>.Refused(read.Refusals);
        }

        // What a list says of its own age counts; only where it is silent does the person's word.
        if ((read.Value.MadeAt ?? asOf)?.ToUniversalTime() is not { } madeAt)
        {
            return new Refusal(RefusalKind.Required, "list-as-of", "Say of what day the list is: it does not say so itself.", "asOf");
        }

        if (madeAt > time.GetUtcNow().AddDays(1))
        {
            return new Refusal(RefusalKind.BusinessRule, "list-of-future", "This list says that it is of a day to come. Look at the clock, and at the list.", "asOf");
        }

        var hash = SHA256.HashData(content);
        if ((await lists.InForce(kind, cancellation))?.Sha256 == Convert.ToHexStringLower(hash))
        {
            return new Refusal(RefusalKind.Conflict, "list-unchanged", "This very list is in force already.");
        }

        var row = new ListProposalRow
        {
            Id = Ids.New(time),
            Kind = kind,
            Content = content,
            Sha256 = hash,
            Source = source,
            AsOf = madeAt,
            NoRevocations = noRevocations,
            Reason = reason,
            BasedOn = await lists.IdInForce(kind, cancellation),
            Proposed = time.GetUtcNow(),
            ProposedBy = proposer,
        };
        database.ListProposals.Add(row);
        return Outcome<Guid>.Of(row.Id, ChangeSet.Empty);
    }
}
