using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage.Imports;
using MediatR;

namespace HealthAssess.Api.Administration.Import;

/// <summary>Stores some hundred resources of a file, and remembers their content, in one transaction: a killed import goes on where it was.</summary>
/// <param name="Resources">The resources with their fingerprints; no id twice.</param>
/// <param name="Origin">Import, or Live where alerts, deliveries and stock movements are wanted.</param>
[Requires(Permission.ImportResources)]
internal sealed record ImportBatch(IReadOnlyList<(Resource Resource, Importable Source)> Resources, WriteOrigin Origin) : ICommand<Unit>, IHasOrigin;

internal sealed class ImportBatchValidator : AbstractValidator<ImportBatch>
{
    public ImportBatchValidator() => RuleFor(it => it.Resources).NotEmpty().WithMessage("There is nothing to import.");
}

internal sealed class ImportBatchHandler(Alongside alongside, ImportLedger ledger) : IRequestHandler<ImportBatch, Outcome<Unit>>
{
    public Task<Outcome<Unit>> Handle(ImportBatch request, CancellationToken cancellationToken)
    {
        var rows = request.Resources.Select(one => new ImportedContent(one.Source.Type, one.Source.Id, one.Source.Content));
        alongside.Steps.Add(ledger.Remember([.. rows]));
        var changes = request.Resources.Select(one => new Change(ChangeVerb.Update, one.Source.Type, one.Source.Id, one.Resource));
        return Task.FromResult(Outcome<Unit>.Of(Unit.Value, ChangeSet.Of([.. changes])));
    }
}
