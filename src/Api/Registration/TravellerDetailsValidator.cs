using FluentValidation;
using HealthAssess.Domain.Registration;

namespace HealthAssess.Api.Registration;

/// <summary>The shape of a traveller's details, as at registration.</summary>
internal sealed class TravellerDetailsValidator : AbstractValidator<TravellerDetails>
{
    public TravellerDetailsValidator()
    {
        foreach (var name in new System.Linq.Expressions.Expression<Func<TravellerDetails, string?>>[] { it => it.Family, it => it.Given, it => it.LatinFamily, it => it.LatinGiven, it => it.Alias })
        {
            RuleFor(name).IsAName();
        }

        RuleFor(it => it.Sex).IsASex(orEmpty: false);
        RuleFor(it => it.Nationality).IsANationality();
        RuleFor(it => it.Phone).IsAPhone();
        RuleFor(it => it.Documents).NotNull().WithMessage("Name the documents, or none.");
        RuleForEach(it => it.Documents).Must(IsWhole).WithErrorCode("document-part").WithMessage("A document has a number and the country that issued it.");
    }

    private static bool IsWhole(DocumentDetails one) =>
        one.Document is { Number.Length: > 0, Country.Length: 3, Kind: TravelDocument.Passport or TravelDocument.IdentityCard };
}
