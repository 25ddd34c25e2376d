using FluentValidation;

namespace HealthAssess.Api.Registration;

/// <summary>The shape of what is recorded about a person, the same when they are registered and when they are corrected.</summary>
internal static class PersonRules
{
    private static readonly string[] Sexes = ["male", "female", "other", "unknown"];

    /// <summary>At most as long as any name on a document.</summary>
    public static IRuleBuilderOptions<T, string?> IsAName<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(200).WithErrorCode("name-too-long").WithMessage("A name has at most 200 characters.");

    /// <summary>A code of FHIR's AdministrativeGender.</summary>
    public static IRuleBuilderOptions<T, string?> IsASex<T>(this IRuleBuilder<T, string?> rule, bool orEmpty) =>
        rule.Must(sex => string.IsNullOrEmpty(sex) ? orEmpty : Sexes.Contains(sex)).WithErrorCode("sex").WithMessage("Sex is male, female, other or unknown.");

    /// <summary>ISO 3166-1 alpha-3, or empty.</summary>
    public static IRuleBuilderOptions<T, string?> IsANationality<T>(this IRuleBuilder<T, string?> rule) =>
        rule.Matches("^([A-Z]{3})?$").WithErrorCode("nationality").WithMessage("Nationality is a country code of three letters.");

    /// <summary>Anything that may be dialled, with a word beside it.</summary>
    public static IRuleBuilderOptions<T, string?> IsAPhone<T>(this IRuleBuilder<T, string?> rule) =>
        rule.MaximumLength(100).WithErrorCode("phone-too-long").WithMessage("A phone number has at most 100 characters.");
}
