namespace HealthAssess.Storage.Schema;

/// <summary>The database's schema and this build do not fit; the message says what the operator can do.</summary>
public sealed class SchemaException(string message) : Exception(message);
