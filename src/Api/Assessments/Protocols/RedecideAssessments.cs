using System.Globalization;
using System.Text.Json;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Protocols;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class RedecideAssessmentsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/protocols/re-decisions", async (RedecideAssessments request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Protocols");
}

/// <summary>What another version, or other values, would have decided of the assessments on record: "how many would have been referred". Answers counts only.</summary>
/// <param name="Protocol"><c>ID@version</c>, or <c>ID</c> for the newest.</param>
/// <param name="Parameters">Values to try; otherwise those that the Point of Entry had set, else those of the version tried.</param>
/// <param name="Since">Only assessments from this day on.</param>
/// <param name="Files">The texts of a pack that is not added yet, by file name.</param>
[Requires(Permission.Administer)]
public sealed record RedecideAssessments(string Protocol, JsonElement? Parameters = null, DateOnly? Since = null, IReadOnlyDictionary<string, string>? Files = null) : IQuery<RedecisionView>;

internal sealed class RedecideAssessmentsHandler(ResourceReader reader, ProtocolLibrary library) : IRequestHandler<RedecideAssessments, Outcome<RedecisionView>>
{
    private const int Page = 500;

    /// <summary>Reads everything and tells nobody's name: what leaves is counts.</summary>
    private static readonly Caller Counter = Caller.Worker(Purpose.Administration, Permission.ReadFhir) with { Restricted = true };

    public async Task<Outcome<RedecisionView>> Handle(RedecideAssessments request, CancellationToken cancellationToken)
    {
        var tried = request.Files is { } files ? PackReader.Read(file => files.GetValueOrDefault(file, "")).Protocol : await library.Find(request.Protocol, cancellationToken);
        if (tried is null)
        {
            return AssessmentRefusals.NoProtocol;
        }

        var values = TurnRow.Values(request.Parameters);
        if (tried.ParameterObjections(values) is [var objection, ..])
        {
            return new Refusal(RefusalKind.Invalid, "protocol-parameter", objection, "parameters");
        }

        var versions = (await library.All(cancellationToken)).DistinctBy(Name).ToDictionary(Name);
        var tally = new Redeciding(tried, values, versions);
        string? cursor = null;
        do
        {
            var page = await reader.Search(Counter, "ClinicalImpression", Query(request.Since, cursor), cancellationToken);
            if (!page.Ok)
            {
                return Outcome<RedecisionView>.Refused(page.Refusals);
            }

            Count(page.Value, tally);
            cursor = page.Value.Next;
        }
        while (cursor is not null);
        return Outcome<RedecisionView>.Of(RedecisionView.Of(tally));
    }

    private static string Name(Protocol protocol) => $"{protocol.Id}@{protocol.Version}";

    private static string Query(DateOnly? since, string? cursor) =>
        string.Create(CultureInfo.InvariantCulture, $"_count={Page}&_include=ClinicalImpression:patient&_include=ClinicalImpression:investigation:QuestionnaireResponse")
        + (since is { } day ? "&date=ge" + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "")
        + (cursor is null ? "" : "&_cursor=" + Uri.EscapeDataString(cursor));

    private static void Count(SearchPage page, Redeciding tally)
    {
        var beside = page.Included.Select(found => found.Resource).ToDictionary(resource => resource.TypeName + "/" + resource.Id);
        foreach (var impression in page.Matches.Select(match => match.Resource))
        {
            tally.Add(impression, Beside(impression.Root["subject"]["reference"].Text), Beside(AssessmentReading.Of(impression)?.Response));
        }

        Resource? Beside(string? reference) => beside.GetValueOrDefault(reference ?? "");
    }
}
