using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Administration.Staff;

/// <summary>Puts a training on record. Its right opens at the person's next sign-in, or within a minute.</summary>
/// <param name="Account">Who was trained.</param>
/// <param name="Course">Name of the course.</param>
/// <param name="Completed">The day it was completed.</param>
/// <param name="Expires">The last day on which it counts.</param>
[Requires(Permission.Administer)]
public sealed record RecordTraining(Guid Account, string Course, DateOnly Completed, DateOnly Expires) : ICommand<Guid>;

internal sealed class RecordTrainingValidator : AbstractValidator<RecordTraining>
{
    public RecordTrainingValidator()
    {
        RuleFor(it => it.Course).Must(Trainings.Courses.Contains).WithErrorCode("course-unknown").WithMessage("There is no such course.");
        RuleFor(it => it.Expires).GreaterThan(it => it.Completed).WithErrorCode("training-expires").WithMessage("A training expires after it was completed.");
    }
}

internal sealed class RecordTrainingHandler(HealthDb database, Caller caller, TimeProvider time) : IRequestHandler<RecordTraining, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RecordTraining request, CancellationToken cancellationToken)
    {
        if (!await database.Users.AnyAsync(one => one.Id == request.Account && one.LeftAt == null, cancellationToken))
        {
            return StaffRefusals.NoAccount;
        }

        var training = new Training
        {
            Id = Ids.New(time),
            Account = request.Account,
            Course = request.Course,
            Completed = request.Completed,
            Expires = request.Expires,
            RecordedBy = caller.Account,
        };
        database.Trainings.Add(training);
        return Outcome<Guid>.Of(training.Id);
    }
}
