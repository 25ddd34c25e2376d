using HealthAssess.Domain;
using MediatR;

namespace HealthAssess.Api.Pipeline;

/// <summary>A request that changes nothing. What it shows of a person is audited by the reader before the answer leaves.</summary>
/// <typeparam name="T">What it answers.</typeparam>
public interface IQuery<T> : IRequest<Outcome<T>>;
