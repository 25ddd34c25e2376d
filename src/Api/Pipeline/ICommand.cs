using HealthAssess.Domain;
using MediatR;

namespace HealthAssess.Api.Pipeline;

/// <summary>Any request that may change something.</summary>
public interface ICommand;

/// <summary>A request that may change something. Its handler answers with the changes and writes nothing; the behaviour CommitCommand does.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface ICommand<T> : ICommand, IRequest<Outcome<T>>;
