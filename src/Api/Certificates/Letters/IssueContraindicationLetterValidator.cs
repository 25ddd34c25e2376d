using FluentValidation;
using HealthAssess.Domain.Certificates;

namespace HealthAssess.Api.Certificates.Letters;

internal sealed class IssueContraindicationLetterValidator : AbstractValidator<IssueContraindicationLetter>
{
    public IssueContraindicationLetterValidator()
    {
        RuleFor(it => it.Traveller).NotEmpty().WithMessage("Say whose letter it is.");
        RuleFor(it => it.RiskExplained).Equal(true).WithErrorCode("letter-risk").WithMessage("Tell the traveller of the risk of not being vaccinated first, and say so here.");
        RuleFor(it => it.Finding).MaximumLength(500).WithErrorCode("reason-too-long").WithMessage("Say it in at most 500 characters.");
        RuleFor(it => it.Reasons).NotEmpty().When(it => it.ShowReasons).WithErrorCode("letter-reasons").WithMessage("Write the reasons in the words that the letter may show.");
        RuleFor(it => it.Reasons).MaximumLength(500).WithErrorCode("reason-too-long").WithMessage("Say it in at most 500 characters.");
        RuleFor(it => it.ReasonsLanguage).Must(language => LetterReasons.Languages.Contains(language)).When(it => it.ShowReasons)
            .WithErrorCode("letter-reasons-language").WithMessage("The reasons are written in English or in French. Say which.");
        RuleFor(it => it.BirthDateReason).NotEmpty().When(it => it.BirthDate is not null).WithMessage("Say why this date of birth goes on the certificate.");
        RuleFor(it => it.BirthDateReason).MaximumLength(500).WithErrorCode("reason-too-long").WithMessage("Say it in at most 500 characters.");
        RuleFor(it => it.Guardian).MaximumLength(100).WithErrorCode("name-too-long").WithMessage("A name on a certificate has at most 100 characters.");
    }
}
