namespace HealthAssess.Storage;

/// <summary>A request with the same Idempotency-Key was committed while this one was on its way.</summary>
public sealed class KeyTakenException : Exception;
