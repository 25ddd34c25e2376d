namespace HealthAssess.Storage;

/// <summary>What was answered to a request with an Idempotency-Key.</summary>
/// <param name="RequestHash">SHA-256 of the request it answered.</param>
/// <param name="Versions">What was written, a line each: <c>201 Patient/x/_history/1</c>.</param>
public sealed record KeptAnswer(byte[] RequestHash, IReadOnlyList<string> Versions);
