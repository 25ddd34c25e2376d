using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Notices;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Fhir.Operations;

internal sealed class UnmergePatientsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOperation(OperationTable.Unmerge, async (input, http, mediator, cancellation) =>
    {
        var pair = PatientPair.Of(input);
        if (!pair.Ok)
        {
            return pair.ToResult();
        }

        var (source, target) = pair.Value;
        return (await mediator.Send(new UnmergePatients(source, target), cancellation)).ToResult(_ => PatientPair.Answer(http, source));
    });
}

/// <summary>Our $unmerge: takes a merge back.</summary>
/// <param name="Source">The record that was replaced.</param>
/// <param name="Target">The record that went on.</param>
[Requires(Permission.RegisterTravellers)]
public sealed record UnmergePatients(string Source, string Target) : ICommand<Unit>;

internal sealed class UnmergePatientsValidator : AbstractValidator<UnmergePatients>
{
    public UnmergePatientsValidator()
    {
        RuleFor(it => it.Source).NotEmpty().OverridePropertyName("source-patient");
        RuleFor(it => it.Target).NotEmpty().OverridePropertyName("target-patient");
    }
}

internal sealed class UnmergePatientsHandler(ResourceReader reader, IssuedCertificates issued, Alongside alongside, Caller caller, TimeProvider time) : IRequestHandler<UnmergePatients, Outcome<Unit>>
{
    public async Task<Outcome<Unit>> Handle(UnmergePatients request, CancellationToken cancellationToken)
    {
        var pair = await PatientPair.Read(reader, caller, request.Source, request.Target, cancellationToken);
        if (!pair.Ok)
        {
            return Outcome<Unit>.Refused(pair.Refusals);
        }

        var (source, target) = pair.Value;
        var before = await BeforeMerge.Of(reader, caller, source.Id, target.Id, cancellationToken);
        alongside.Steps.Add(issued.RevokeMerged(source.Person!.Value, target.Person!.Value, "merge undone"));
        alongside.Steps.Add(PersonLinks.Unmerge(source.Person!.Value, target.Person!.Value, time));
        return Outcome<Unit>.Of(Unit.Value, ChangeSet.Of(
            Change.Patch("Patient", source.Id, patient => PatientPair.Unlinked(patient, target.Id, before)) with { EndsMerge = true },
            Change.Patch("Patient", target.Id, patient => PatientPair.Unlinked(patient, source.Id, before: null)) with { EndsMerge = true },
            Change.Create(Notice(source.Resource)),
            Change.Create(Notice(target.Resource))));
    }

    private Resource Notice(Resource patient) =>
        new TravellerNotice(Ids.New(time), "Patient/" + patient.Id, NoticeCodes.RecordCorrected, NoticeWords.LanguageOf(patient), time.GetUtcNow()).ToResource();
}
