using System.Text.Json;
using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class ActivateProtocolEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/protocols/activations", async (ActivateProtocol request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Protocols");
}

/// <summary>The outbreak switch: from a day on, this version of a protocol holds at these Points of Entry, with these values.</summary>
/// <param name="Protocol"><c>ID@version</c>, or <c>ID</c> for the newest.</param>
/// <param name="PointsOfEntry">Where.</param>
/// <param name="From">First day, by each one's own calendar.</param>
/// <param name="Reason">Why, for those who look back.</param>
/// <param name="Approver">The clinician who answers for it, where the protocol names none.</param>
/// <param name="Parameters">Values that differ from the protocol's own: <c>{"T": 37.5, "affectedAreas": ["COD"]}</c>.</param>
/// <param name="Off">True to switch it off from that day.</param>
[Requires(Permission.Administer)]
public sealed record ActivateProtocol(
    string Protocol, IReadOnlyList<Guid> PointsOfEntry, DateOnly From, string Reason, string? Approver = null, JsonElement? Parameters = null, bool Off = false)
    : ICommand<IReadOnlyList<ProtocolAtPlace>>;

internal sealed class ActivateProtocolValidator : AbstractValidator<ActivateProtocol>
{
    public ActivateProtocolValidator()
    {
        RuleFor(it => it.Protocol).NotEmpty().WithErrorCode("protocol-missing").WithMessage("Name the protocol.");
        RuleFor(it => it.PointsOfEntry).NotEmpty().WithErrorCode("places-missing").WithMessage("Choose at least one Point of Entry.");
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("reason-missing").WithMessage("Say why, in at most 500 characters.");
        RuleFor(it => it.Approver).MaximumLength(200).WithErrorCode("approver-long").WithMessage("At most 200 characters.");
    }
}

internal sealed class ActivateProtocolHandler(HealthDb database, SwitchedPlaces switched, ProtocolLibrary library, Caller caller, TimeProvider time)
    : IRequestHandler<ActivateProtocol, Outcome<IReadOnlyList<ProtocolAtPlace>>>
{
    public async Task<Outcome<IReadOnlyList<ProtocolAtPlace>>> Handle(ActivateProtocol request, CancellationToken cancellationToken)
    {
        if (await library.Find(request.Protocol, cancellationToken) is not { } protocol)
        {
            return AssessmentRefusals.NoProtocol;
        }

        var (places, missing) = await switched.Find(protocol.Id, request.PointsOfEntry, cancellationToken);
        var values = TurnRow.Values(request.Parameters);
        var refusals = request.Off ? [] : ActivationObjections.Of(protocol, values, request.Approver, request.From).ToList();
        if (missing is not null)
        {
            refusals.Add(missing);
        }

        if (!request.Off)
        {
            refusals.AddRange(places.SelectMany(at => ActivationObjections.At(protocol, at.Turns, request.From, at.Place.Today(time))));
        }

        if (refusals.Count > 0)
        {
            return Outcome<IReadOnlyList<ProtocolAtPlace>>.Refused([.. refusals.DistinctBy(refusal => refusal.Text).Take(50)]);
        }

        database.ProtocolActivations.AddRange(places.Select(at => new ProtocolActivationRow
        {
            Id = Ids.New(time),
            Protocol = protocol.Id,
            Version = request.Off ? null : protocol.Version,
            PointOfEntry = at.Place.Id,
            FromDay = request.From,
            Parameters = request.Parameters is { ValueKind: JsonValueKind.Object } given ? given.GetRawText() : "{}",
            Approver = request.Approver ?? protocol.Approver ?? "",
            Reason = request.Reason,
            Made = time.GetUtcNow(),
            MadeBy = caller.Account,
        }));
        return Outcome<IReadOnlyList<ProtocolAtPlace>>.Of(
            [.. places.Select(at => new ProtocolAtPlace(at.Place.Id, at.Place.Name, request.Off ? null : protocol.Version, request.From))], ChangeSet.Empty);
    }
}
