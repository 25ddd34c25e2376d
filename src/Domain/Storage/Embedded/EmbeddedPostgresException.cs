namespace HealthAssess.Storage.Embedded;

/// <summary>The private database server cannot run here; the message says why and what the operator can do.</summary>
public sealed class EmbeddedPostgresException(string message) : Exception(message);
