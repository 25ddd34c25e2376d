using System.Globalization;
using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Protocols;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class AddProtocolEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/protocols", async (AddProtocol request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Protocols");
}

/// <summary>Adds a version of a protocol to those of the product. It decides nothing until it is activated.</summary>
/// <param name="Protocol">Text of <c>protocol.json</c>.</param>
/// <param name="Questionnaire">Text of <c>questionnaire.fhir.json</c>.</param>
/// <param name="Tests">Text of <c>tests.csv</c>.</param>
[Requires(Permission.Administer)]
public sealed record AddProtocol(string Protocol, string Questionnaire, string Tests) : ICommand<string>;

internal sealed class AddProtocolValidator : AbstractValidator<AddProtocol>
{
    private const int Most = 2_000_000;

    public AddProtocolValidator()
    {
        RuleFor(it => it.Protocol).NotEmpty().MaximumLength(Most).WithErrorCode("file-missing").WithMessage("protocol.json is missing or too long.");
        RuleFor(it => it.Questionnaire).NotEmpty().MaximumLength(Most).WithErrorCode("file-missing").WithMessage("questionnaire.fhir.json is missing or too long.");
        RuleFor(it => it.Tests).NotEmpty().MaximumLength(Most).WithErrorCode("file-missing").WithMessage("tests.csv is missing or too long.");
    }
}

internal sealed class AddProtocolHandler(HealthDb database, ProtocolLibrary library, Caller caller, TimeProvider time) : IRequestHandler<AddProtocol, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(AddProtocol request, CancellationToken cancellationToken)
    {
        var reading = PackReader.Read(file => file switch { "protocol.json" => request.Protocol, "tests.csv" => request.Tests, _ => request.Questionnaire });
        if (reading.Protocol is not { } protocol)
        {
            return Outcome<string>.Refused([.. reading.Issues.Take(50).Select(Told)]);
        }

        // Of the checks of lint this one counts at once: what is stored is a FHIR Questionnaire.
        if (PackLint.Questionnaire(protocol) is { Count: > 0 } invalid)
        {
            return Outcome<string>.Refused([.. invalid.Take(50).Select(Told)]);
        }

        var name = $"{protocol.Id}@{protocol.Version}";
        if ((await library.All(cancellationToken)).FirstOrDefault(known => known.Id == protocol.Id && known.Version == protocol.Version) is { } there)
        {
            return there.SameAs(protocol)
                ? Outcome<string>.Of(name, ChangeSet.Empty)
                : new Refusal(RefusalKind.Conflict, "protocol-version-taken", "This version is there already and differs; a change needs a new version.", "version");
        }

        database.ProtocolPacks.Add(new ProtocolPackRow
        {
            Id = protocol.Id,
            Version = protocol.Version,
            Protocol = request.Protocol,
            Questionnaire = request.Questionnaire,
            Tests = request.Tests,
            Added = time.GetUtcNow(),
            AddedBy = caller.Account,
        });
        return Outcome<string>.Of(name, ChangeSet.Empty);
    }

    private static Refusal Told(PackIssue issue) => new(
        RefusalKind.BusinessRule, "protocol-objection", string.Create(CultureInfo.InvariantCulture, $"{issue.File}, row {issue.Row}, {issue.Place}: {issue.Text}"), issue.File);
}
