using FluentValidation;
using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;

namespace HealthAssess.Api.Fhir;

/// <summary>The writes of a FHIR transaction, all or nothing, through the same rules as single interactions. Its reads follow once they are committed.</summary>
/// <param name="Writes">In the order in which they are processed: deletions, creates, updates and patches.</param>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules</remarks>
[Requires(Permission.WriteFhir)]
internal sealed record Transact(IReadOnlyList<BundleEntry> Writes) : ICommand<Unit>;

internal sealed class TransactValidator : AbstractValidator<Transact>
{
    public TransactValidator() => RuleFor(it => it.Writes).NotEmpty();
}

internal sealed class TransactHandler(ConditionalReferences references, KnownTravellers travellers, CodeModifiers codes) : IRequestHandler<Transact, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(Transact request, CancellationToken cancellationToken)
    {
        var links = BundleLinks.Of(request.Writes);
        var conditional = await references.Resolve(request.Writes, cancellationToken);
        if (!links.Ok || !conditional.Ok)
        {
            return Outcome<Unit>.Refused([.. links.Refusals, .. conditional.Refusals]);
        }

        links.Value.Add(conditional.Value);
        List<Change> changes = new(request.Writes.Count);
        foreach (var (at, entry) in request.Writes.Index())
        {
            var (ifMatch, ifNoneMatch) = (ETags.Read(entry.IfMatch), ETags.Read(entry.IfNoneMatch));
            var condition = await codes.Condition(entry.Type, entry.Condition, cancellationToken);
            if (!ifMatch.Ok || !ifNoneMatch.Ok || !condition.Ok)
            {
                return Outcome<Unit>.Refused([.. ifMatch.Refusals.Concat(ifNoneMatch.Refusals).Concat(condition.Refusals).Select(refusal => refusal with { Change = at })]);
            }

            var content = links.Value.Apply(entry);
            if (UnmetAddresses.Objection(content) is { } unmet)
            {
                return unmet with { Change = at };
            }

            changes.Add(AsChange(entry, content, ifMatch.Value, condition.Value) with { IfNoneMatch = ifNoneMatch.Value });
        }

        var created = changes.Where(change => change is { Type: "Patient", Resource: not null, Id: not null }).Select(change => change.Id!).ToHashSet(StringComparer.Ordinal);
        return await travellers.Objection([.. changes.Select(change => change.Resource)], created, cancellationToken) is { } nobody
            ? nobody
            : Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(changes));
    }

    private static Change AsChange(BundleEntry entry, Resource? content, string? ifMatch, string? condition) => (entry.Method, entry.Id) switch
    {
        ("POST", _) => new Change(ChangeVerb.Create, entry.Type, entry.NewId.ToString(), content, IfNoneExist: condition),
        ("PUT", null) => new UpdateByCondition(entry.Type, condition ?? "", content!, ifMatch).Change with { Id = content!.Id ?? entry.NewId.ToString() },
        ("PUT", { } id) => new Change(ChangeVerb.Update, entry.Type, id, content, ifMatch),
        ("PATCH", _) => new PatchResource(entry.Type, entry.Id, condition, ReferenceEquals(content, entry.Resource) ? entry.Patch! : PatchBody.Of(content!).Value, ifMatch).Change,
        (_, null) => new DeleteByCondition(entry.Type, condition ?? "", ifMatch).Change,
        (_, { } id) => Change.Delete(entry.Type, id, ifMatch),
    };
}
