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
            RuleFor(name).MaximumLength(200).WithErrorCode("name-too-long").WithMessage("A name has at most 200 characters.");
        }

        RuleFor(it => it.Sex).Must(sex => RegisterTravellerValidator.Sexes.Contains(sex)).WithErrorCode("sex").WithMessage("Sex is male, female, other or unknown.");
        RuleFor(it => it.Nationality).Matches("^[A-Z]{3}$").WithErrorCode("nationality").WithMessage("Nationality is a country code of three letters.");
        RuleFor(it => it.Phone).MaximumLength(100).WithErrorCode("phone-too-long").WithMessage("A phone number has at most 100 characters.");
        RuleFor(it => it.Documents).NotNull().WithMessage("Name the documents, or none.");
        RuleForEach(it => it.Documents).Must(IsWhole).WithErrorCode("document-part").WithMessage("A document has a number and the country that issued it.");
    }

    private static bool IsWhole(DocumentDetails one) =>
        one.Document is { Number.Length: > 0, Country.Length: 3, Kind: TravelDocument.Passport or TravelDocument.IdentityCard };
}
