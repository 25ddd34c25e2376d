using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Registration;

internal sealed class RegisterTravellerEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/travellers", async (RegisterTraveller request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(done => Results.Created($"/api/travellers/{done.Id}", done))).WithTags("Registration");
}

/// <summary>Registers a traveller, from a machine-readable zone, a document typed by hand, or nothing at all (PR-01).</summary>
/// <param name="DocumentText">The machine-readable zone as read, or null. What is typed below stands above what it says.</param>
/// <param name="Confirmed">Fields of the zone that a person compared with the document, by their names in <see cref="DocumentFields.ToConfirm"/>.</param>
/// <param name="Family">Family name as printed, in any script.</param>
/// <param name="Given">Given names as printed.</param>
/// <param name="Alias">What to call somebody who has or gives no name.</param>
/// <param name="BirthDate">A year, a month (yyyy-MM) or a day (yyyy-MM-dd); empty when unknown.</param>
/// <param name="BirthDateEstimated">True when somebody guessed it.</param>
/// <param name="Sex">male, female, other or unknown.</param>
/// <param name="Nationality">ISO 3166-1 alpha-3, or empty.</param>
/// <param name="Document">A document typed by hand, or null.</param>
/// <param name="Guardians">Who belongs to the traveller; nobody is asked for parents that are not there (PR-15).</param>
/// <param name="Language">Preferred language (BCP 47), or empty.</param>
/// <param name="Phone">Phone number, or empty.</param>
[Requires(Permission.RegisterTravellers, OnShift = true)]
public sealed record RegisterTraveller(
    string? DocumentText = null,
    IReadOnlyList<string>? Confirmed = null,
    string? Family = null,
    string? Given = null,
    string? Alias = null,
    string? BirthDate = null,
    bool BirthDateEstimated = false,
    string? Sex = null,
    string? Nationality = null,
    TravelDocument? Document = null,
    IReadOnlyList<Guardian>? Guardians = null,
    string? Language = null,
    string? Phone = null) : ICommand<RegisteredTraveller>;

/// <summary>A new record.</summary>
/// <param name="Id">Id of the traveller.</param>
/// <param name="TemporaryNumber">The number to write on the card of somebody without a document, else null.</param>
public sealed record RegisteredTraveller(Guid Id, string? TemporaryNumber);

internal sealed class RegisterTravellerValidator : AbstractValidator<RegisterTraveller>
{
    public RegisterTravellerValidator()
    {
        RuleFor(it => it).Must(HasAName).WithErrorCode("name-or-alias").WithName("family")
            .WithMessage("Give a name, or an alias by which staff can call the traveller.");
        RuleFor(it => it.Sex).IsASex(orEmpty: true);
        RuleFor(it => it.Nationality).IsANationality();
        RuleFor(it => it.Family).IsAName();
        RuleFor(it => it.Given).IsAName();
        RuleFor(it => it.Alias).IsAName();
        RuleFor(it => it.Phone).IsAPhone();
        RuleFor(it => it.Document!.Number).NotEmpty().When(it => it.Document is not null).WithMessage("The document has no number.");
        RuleForEach(it => it.Guardians).Must(one => Guardian.Relationships.Contains(one.Relationship) && (one.Name is { Length: > 0 } || one.Traveller is not null))
            .WithErrorCode("guardian").WithMessage("Say who belongs to the traveller: a name or a record, and how they are related.");
    }

    private static bool HasAName(RegisterTraveller it) =>
        !string.IsNullOrWhiteSpace(it.DocumentText) || !string.IsNullOrWhiteSpace(it.Family) || !string.IsNullOrWhiteSpace(it.Given) || !string.IsNullOrWhiteSpace(it.Alias);
}

internal sealed class RegisterTravellerHandler(Caller caller, HerePointOfEntry here, DocumentReader documents, TimeProvider time)
    : IRequestHandler<RegisterTraveller, Outcome<RegisteredTraveller>>
{
    public async Task<Outcome<RegisteredTraveller>> Handle(RegisterTraveller request, CancellationToken cancellationToken)
    {
        var place = await here.Get(cancellationToken);
        var fields = string.IsNullOrWhiteSpace(request.DocumentText) ? null : await documents.Read(request.DocumentText, cancellationToken);
        if (fields is null && !string.IsNullOrWhiteSpace(request.DocumentText))
        {
            return DocumentReader.Unreadable;
        }

        if (fields?.ToConfirm.Except(request.Confirmed ?? []).FirstOrDefault() is { } open)
        {
            return new Refusal(RefusalKind.BusinessRule, "mrz-confirm", "A check digit failed. Compare this field with the document and confirm it.", open);
        }

        var birthDate = Or(request.BirthDate, fields?.BirthDate);
        if (BirthDates.Objection(birthDate, place.Today(time)) is { } objection)
        {
            return objection;
        }

        var traveller = NewTraveller(request, fields, place, birthDate);
        return Outcome<RegisteredTraveller>.Of(
            new RegisteredTraveller(traveller.Id, traveller.TemporaryNumber), ChangeSet.Of([.. Resources(request, fields, traveller).Select(Change.Create)]));
    }

    private NewTraveller NewTraveller(RegisterTraveller request, DocumentFields? fields, PointOfEntry place, string? birthDate)
    {
        var document = request.Document ?? (fields is null ? null : new TravelDocument(fields.Kind, fields.Number, fields.Country, fields.Expires));
        var (family, given) = (Or(request.Family, fields?.Family), Or(request.Given, fields?.Given));
        var otherwisePrinted = fields is not null && (family != fields.Family || given != fields.Given);
        return new NewTraveller(
            Ids.New(time),
            place.Id,
            family,
            given,
            otherwisePrinted ? (fields!.Family, fields.Given) : null,
            Or(request.Alias, null),
            birthDate,
            request.BirthDateEstimated,
            Or(request.Sex, fields?.Sex) ?? "unknown",
            Or(request.Nationality, fields?.Nationality),
            document,
            document is null ? TemporaryNumber.New(place.Code) : null,
            Or(request.Language, null),
            Or(request.Phone, null));
    }

    private IEnumerable<Resource> Resources(RegisterTraveller request, DocumentFields? fields, NewTraveller traveller)
    {
        yield return PatientRecord.Of(traveller);
        foreach (var guardian in request.Guardians ?? [])
        {
            yield return guardian.Of(Ids.New(time), traveller.Id);
        }

        if (fields is not null)
        {
            yield return DocumentReadProvenance.Of(Ids.New(time), traveller.Id, time.GetUtcNow(), caller.Account!.Value, fields.Format, request.Confirmed ?? []);
        }
    }

    private static string? Or(string? typed, string? read) =>
        !string.IsNullOrWhiteSpace(typed) ? typed.Trim() : string.IsNullOrWhiteSpace(read) ? null : read;
}
