using System.Globalization;
using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Registration;

internal sealed class CorrectTravellerEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/api/travellers/{id}/details", async (TravellerId id, CorrectTraveller request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request with { Traveller = id }, cancellation)).ToResult()).WithTags("Registration");
}

/// <summary>
/// Corrects or completes what registration recorded of a traveller. What the details do not name stays on the record as another system wrote it.
/// Certificates that were issued before keep what they say.
/// </summary>
/// <param name="Traveller">Who.</param>
/// <param name="Version">The version of the record that was opened: when there is a newer one, nothing is written.</param>
/// <param name="Details">All details as they should be; what is null is taken out.</param>
[Requires(Permission.RegisterTravellers, OnShift = true)]
public sealed record CorrectTraveller(TravellerId Traveller, int Version, TravellerDetails Details) : ICommand<CorrectedTraveller>;

/// <summary>What was corrected.</summary>
/// <param name="Parts">names, birthDate, sex, nationality, documents, language, phone; empty when everything stood so already.</param>
public sealed record CorrectedTraveller(IReadOnlyList<string> Parts);

internal sealed class CorrectTravellerValidator : AbstractValidator<CorrectTraveller>
{
    public CorrectTravellerValidator()
    {
        RuleFor(it => it.Details).NotNull().WithMessage("Give the details.").DependentRules(() =>
        {
            RuleFor(it => it.Details).SetValidator(new TravellerDetailsValidator());
            RuleFor(it => it.Details).Must(HasAName).WithErrorCode("name-or-alias").OverridePropertyName("family")
                .WithMessage("Give a name, or an alias by which staff can call the traveller.");
            RuleFor(it => it.Details.Documents).Must(NoneTwice).WithErrorCode("document-twice").OverridePropertyName("documents")
                .WithMessage("The same document stands here twice. Take one of them out.");
        });
    }

    private static bool HasAName(TravellerDetails it) => (it.Family ?? it.Given ?? it.Alias) is not null;

    private static bool NoneTwice(IReadOnlyList<DocumentDetails>? documents) =>
        documents is null || documents.DistinctBy(one => (one.Document.System, one.Document.Number.ToUpperInvariant())).Count() == documents.Count;
}

internal sealed class CorrectTravellerHandler(Caller caller, HerePointOfEntry here, ResourceReader reader, TimeProvider time)
    : IRequestHandler<CorrectTraveller, Outcome<CorrectedTraveller>>
{
    private static readonly Refusal Changed = new(
        RefusalKind.VersionMismatch, "record-changed", "Somebody else changed this record meanwhile. Look at it again before you save.");

    public async Task<Outcome<CorrectedTraveller>> Handle(CorrectTraveller request, CancellationToken cancellationToken)
    {
        var place = await here.Get(cancellationToken);
        var patient = await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken);
        if (!patient.Ok || patient.Value.Version != request.Version)
        {
            return patient.Ok ? Changed : Outcome<CorrectedTraveller>.Refused(patient.Refusals);
        }

        var parts = request.Details.DifferencesFrom(TravellerDetails.Of(patient.Value.Resource));
        if (parts.Contains("birthDate") && BirthDates.Objection(request.Details.BirthDate, place.Today(time)) is { } objection)
        {
            return objection;
        }

        // Whoever comes between this reading and the commit is not overwritten either.
        return Outcome<CorrectedTraveller>.Of(new CorrectedTraveller(parts), parts.Count == 0 ? ChangeSet.Empty : ChangeSet.Of(
            Change.Update(CorrectedPatient.Of(patient.Value.Resource, request.Details), request.Version.ToString(CultureInfo.InvariantCulture))));
    }
}
