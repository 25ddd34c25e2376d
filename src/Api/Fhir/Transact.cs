using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using MediatR;

namespace HealthAssess.Api.Fhir;

/// <summary>The writes of a FHIR transaction, all or nothing, through the same rules as single interactions. Its reads follow once they are committed.</summary>
/// <remarks>http://hl7.org/fhir/R4/http.html#trules</remarks>
[Requires(Permission.WriteFhir)]
internal sealed record Transact(IReadOnlyList<BundleEntry> Writes) : ICommand<Unit>;

internal sealed class TransactValidator : AbstractValidator<Transact>
{
    public TransactValidator() => RuleFor(it => it.Writes).Must(all => all.Count <= 2000).WithErrorCode("entries-many")
        .WithMessage("A transaction has at most 2,000 entries. Use healthassess import for more.");
}

internal sealed class TransactHandler(ConditionalReferences references, ConditionalUpdates updates) : IRequestHandler<Transact, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(Transact request, CancellationToken cancellationToken)
    {
        var targets = Targets(request.Writes);
        List<Change> changes = [];
        foreach (var entry in request.Writes)
        {
            var content = await Linked(entry, targets, cancellationToken);
            if (!content.Ok)
            {
                return Outcome<Unit>.Refused(content.Refusals);
            }

            var change = await AsChange(entry, content.Value, cancellationToken);
            if (!change.Ok)
            {
                return Outcome<Unit>.Refused(change.Refusals);
            }

            changes.Add(change.Value);
        }

        return Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(changes));
    }

    private static Dictionary<string, string> Targets(IReadOnlyList<BundleEntry> writes)
    {
        Dictionary<string, string> targets = new(StringComparer.Ordinal);
        foreach (var entry in writes.Where(entry => entry.FullUrl is not null && entry.Resource is not null))
        {
            targets[entry.FullUrl!] = $"{entry.Type}/{entry.Id ?? entry.NewId.ToString()}";
        }

        return targets;
    }

    private async Task<Outcome<Resource?>> Linked(BundleEntry entry, Dictionary<string, string> targets, CancellationToken cancellation)
    {
        if (entry.Resource is not { } resource)
        {
            return Outcome<Resource?>.Of(null);
        }

        var found = await references.Resolve(resource.Json, cancellation);
        if (!found.Ok)
        {
            return Outcome<Resource?>.Refused(found.Refusals);
        }

        var json = ReferenceRewrite.Apply(resource.Json, reference => targets.GetValueOrDefault(reference) ?? found.Value.GetValueOrDefault(reference));
        return Outcome<Resource?>.Of(json.Equals(resource.Json) ? resource : Resource.Read(json).Resource);
    }

    private async Task<Outcome<Change>> AsChange(BundleEntry entry, Resource? content, CancellationToken cancellation) => entry.Method switch
    {
        "POST" => Outcome<Change>.Of(new Change(ChangeVerb.Create, entry.Type, entry.NewId.ToString(), content, IfNoneExist: entry.IfNoneExist)),
        "PUT" when entry.Id is null => await updates.Change(entry.Type, entry.Query ?? "", content!, Version(entry.IfMatch), cancellation),
        "PUT" => Outcome<Change>.Of(new Change(ChangeVerb.Update, entry.Type, entry.Id, content, Version(entry.IfMatch))),
        _ => Outcome<Change>.Of(Change.Delete(entry.Type, entry.Id ?? "", Version(entry.IfMatch))),
    };

    private static string? Version(string? ifMatch) => ETags.Read(ifMatch) is { Ok: true } version ? version.Value : null;
}
