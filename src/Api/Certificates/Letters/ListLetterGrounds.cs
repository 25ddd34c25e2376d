using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using MediatR;

namespace HealthAssess.Api.Certificates.Letters;

/// <summary>What a letter for a traveller could rest on.</summary>
/// <param name="Traveller">Who.</param>
[Requires(Permission.IssueCertificates, OnShift = true)]
public sealed record ListLetterGrounds(TravellerId Traveller) : IQuery<IReadOnlyList<LetterGroundRow>>;

/// <summary>A contraindication in the record.</summary>
/// <param name="Reference">Type and id: <c>AllergyIntolerance/…</c>.</param>
/// <param name="Type">Type of resource.</param>
/// <param name="Text">What it says, or null.</param>
/// <param name="Diseases">The diseases it supports a letter for (ICD-11).</param>
public sealed record LetterGroundRow(string Reference, string Type, string? Text, IReadOnlyList<string> Diseases);

internal sealed class ListLetterGroundsHandler(LetterGrounds grounds) : IRequestHandler<ListLetterGrounds, Outcome<IReadOnlyList<LetterGroundRow>>>
{
    public async Task<Outcome<IReadOnlyList<LetterGroundRow>>> Handle(ListLetterGrounds request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyList<LetterGroundRow>>.Of([.. (await grounds.Of(request.Traveller, cancellationToken)).Select(Row)]);

    private static LetterGroundRow Row(Resource recorded) =>
        new($"{recorded.TypeName}/{recorded.Id}", recorded.TypeName, Text(recorded.Root), [.. LetterGround.Diseases(recorded).Select(disease => disease.Code)]);

    private static string? Text(Element root)
    {
        var code = root["code"].Exists ? root["code"] : root["vaccineCode"];
        var named = code["text"].Text ?? code.All("coding").Select(coding => coding["display"].Text ?? coding["code"].Text).FirstOrDefault(text => text is not null);
        return string.Join(": ", new[] { named, root.All("note").Select(note => note["text"].Text).FirstOrDefault() }.OfType<string>()) is { Length: > 0 } text ? text : null;
    }
}
