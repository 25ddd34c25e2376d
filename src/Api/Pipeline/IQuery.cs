using HealthAssess.Domain;
using MediatR;

namespace HealthAssess.Api.Pipeline;

/// <summary>A request that changes nothing. An answer that shows personal data says whose: <see cref="IDisclosure"/>.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface IQuery<T> : IRequest<Outcome<T>>;
