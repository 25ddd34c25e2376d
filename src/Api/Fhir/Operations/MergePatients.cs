using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class MergePatientsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Merge, async (input, http, mediator, cancellation) =>
    {
        var pair = PatientPair.Of(input);
        if (!pair.Ok)
        {
            return pair.ToResult();
        }

        var (source, target) = pair.Value;
        return (await mediator.Send(new MergePatients(source, target), cancellation)).ToResult(_ => PatientPair.Answer(http, target));
    });
}

/// <summary>Our $merge: two records are one traveller. Both records stay; queries follow the link from now on, and it can be taken back.</summary>
/// <param name="Source">The record that is replaced.</param>
/// <param name="Target">The record that goes on.</param>
[Requires(Permission.RegisterTravellers)]
public sealed record MergePatients(string Source, string Target) : ICommand<Unit>
{
    /// <summary>Whose record goes into another.</summary>
    public TravellerId Traveller => Source;
}

internal sealed class MergePatientsValidator : AbstractValidator<MergePatients>
{
    public MergePatientsValidator()
    {
        RuleFor(it => it.Source).NotEmpty().OverridePropertyName("source-patient");
        RuleFor(it => it.Target).NotEmpty().OverridePropertyName("target-patient");
        RuleFor(it => it.Target).NotEqual(it => it.Source).WithErrorCode("merge-with-itself").WithMessage("A record cannot be merged with itself.")
            .OverridePropertyName("target-patient").When(it => it.Source.Length > 0);
    }
}

internal sealed class MergePatientsHandler(ResourceReader reader, Alongside alongside, Caller caller, TimeProvider time) : IRequestHandler<MergePatients, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(MergePatients request, CancellationToken cancellationToken)
    {
        var pair = await PatientPair.Read(reader, caller, request.Source, request.Target, cancellationToken);
        if (!pair.Ok)
        {
            return Outcome<Unit>.Refused(pair.Refusals);
        }

        var (source, target) = pair.Value;
        alongside.Steps.Add(PersonLinks.Merge(source.Person!.Value, target.Person!.Value, caller, time));
        return Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(
            Change.Patch("Patient", target.Id, patient => PatientPair.Linked(patient, source.Id, "replaces", active: null)),
            Change.Patch("Patient", source.Id, patient => PatientPair.Linked(patient, target.Id, "replaced-by", active: false))));
    }
}
