using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage.Imports;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Api.Administration.Import;

/// <summary>The state of one run: its counts, and the targets its references name.</summary>
internal sealed class ImportPass(IServiceScopeFactory scopes, Caller caller, WriteOrigin origin, ImportLedger ledger, ConditionalTargets targets)
{
    private readonly HashSet<(string Type, string Id)> referenced = [];

    public ImportReport Report { get; } = new();

    /// <summary>Imports some items of one file.</summary>
    public async Task Import(IReadOnlyList<ImportItem> items, CancellationToken cancellation)
    {
        var wanted = items.Select(Importable.Of).OfType<Importable>().Where(IsStored).ToList();
        var known = await ledger.Known([.. wanted.Select(one => new ImportedContent(one.Type, one.Id, one.Content))], cancellation);
        Dictionary<(string, string), (Resource, Importable)> batch = [];
        for (var i = 0; i < wanted.Count; i++)
        {
            var one = wanted[i];
            if (known[i])
            {
                Report.Of(one.Type).Unchanged++;
            }
            else if (await Read(one, cancellation) is { } resource)
            {
                if (batch.ContainsKey((one.Type, one.Id)))
                {
                    await Store([.. batch.Values], cancellation);
                    batch.Clear();
                }

                batch.Add((one.Type, one.Id), (resource, one));
            }
        }

        await Store([.. batch.Values], cancellation);
    }

    /// <summary>Counts the targets of accepted references that are not here.</summary>
    public async Task CountMissing(CancellationToken cancellation) =>
        Report.MissingTargets += await ledger.CountMissing([.. referenced.Where(target => TypePolicies.Of(target.Type) is not null)], cancellation)
            + referenced.Count(target => TypePolicies.Of(target.Type) is null);

    private bool IsStored(Importable one)
    {
        if (TypePolicies.Of(one.Type) is not null)
        {
            return true;
        }

        Report.Of(one.Type).Refuse("This type is not stored.");
        return false;
    }

    private async Task<Resource?> Read(Importable one, CancellationToken cancellation)
    {
        var references = ReferenceRewrite.Of(one.Item.Json);
        await targets.Resolve(references, cancellation);
        var reading = Resource.Read(ReferenceRewrite.Apply(one.Item.Json, reference => one.Item.Bundle?.Target(reference) ?? targets.Of(reference)));
        if (reading.Resource is null || reading.Issues.FirstOrDefault(issue => issue.Severity <= IssueSeverity.Error) is not null)
        {
            Report.Of(one.Type).Refuse(reading.Issues[0].Text);
            return null;
        }

        return reading.Resource;
    }

    private async Task Store(IReadOnlyList<(Resource Resource, Importable Source)> batch, CancellationToken cancellation)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var outcome = await Send(batch, cancellation);
        if (outcome.Ok)
        {
            foreach (var (resource, source) in batch)
            {
                Report.Of(source.Type).Accepted++;
                Remember(resource);
            }
        }
        else if (batch.Count == 1)
        {
            Report.Of(batch[0].Source.Type).Refuse(outcome.Refusals[0].Text);
        }
        else
        {
            // Somewhere in it is one that cannot be stored: halves find it in few steps, and the others are stored.
            await Store([.. batch.Take(batch.Count / 2)], cancellation);
            await Store([.. batch.Skip(batch.Count / 2)], cancellation);
        }
    }

    private async Task<Outcome<Unit>> Send(IReadOnlyList<(Resource, Importable)> batch, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = caller;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ImportBatch(batch, origin), cancellation);
    }

    private void Remember(Resource resource)
    {
        foreach (var reference in ReferenceRewrite.Of(resource.Json))
        {
            if (reference.Split('/') is [var type, var id] && char.IsAsciiLetterUpper(type[0]))
            {
                referenced.Add((type, id));
            }
            else if (!reference.StartsWith('#'))
            {
                Report.MissingTargets++;
            }
        }
    }
}
