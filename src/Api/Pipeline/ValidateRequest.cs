using FluentValidation;
using FluentValidation.Results;
using HealthAssess.Domain;
using MediatR;

namespace HealthAssess.Api.Pipeline;

/// <summary>Second behaviour: the shape of the request. Whether it makes clinical sense is for the model's rules.</summary>
internal sealed class ValidateRequest<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        List<Refusal> refusals = [];
        foreach (var validator in validators)
        {
            var result = await validator.ValidateAsync(request, cancellationToken);
            refusals.AddRange(result.Errors.Select(AsRefusal));
        }

        return refusals.Count > 0 ? TResponse.Refused(refusals) : await next();
    }

    /// <summary>Keys that FluentValidation gives when the validator names none; everything else is the validator's own key.</summary>
    private static Refusal AsRefusal(ValidationFailure failure) => failure.ErrorCode switch
    {
        "NotEmptyValidator" or "NotNullValidator" => new(RefusalKind.Required, "required", failure.ErrorMessage, failure.PropertyName),
        var code when code.EndsWith("Validator", StringComparison.Ordinal) => new(RefusalKind.Invalid, "invalid", failure.ErrorMessage, failure.PropertyName),
        var key => new(RefusalKind.Invalid, key, failure.ErrorMessage, failure.PropertyName),
    };
}
