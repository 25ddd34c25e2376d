using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Registration;

internal sealed class ReadDocumentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/registration/document", async (ReadDocument request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Registration");
}

/// <summary>Reads a machine-readable zone for the registration form. Nothing is stored.</summary>
/// <param name="Text">What was typed, pasted or came from a reader: two or three lines, or one run.</param>
[Requires(Permission.RegisterTravellers, OnShift = true)]
public sealed record ReadDocument(string Text) : IQuery<DocumentFields>;

internal sealed class ReadDocumentValidator : AbstractValidator<ReadDocument>
{
    public ReadDocumentValidator() => RuleFor(it => it.Text).NotNull();
}

internal sealed class ReadDocumentHandler(DocumentReader reader) : IRequestHandler<ReadDocument, Outcome<DocumentFields>>
{
    public async Task<Outcome<DocumentFields>> Handle(ReadDocument request, CancellationToken cancellationToken) =>
        await reader.Read(request.Text, cancellationToken) is { } fields
            ? Outcome<DocumentFields>.Of(fields)
            : DocumentReader.Unreadable;
}
