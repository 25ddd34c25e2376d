using Npgsql;

namespace HealthAssess.Storage;

/// <summary>What else belongs to the transaction of a commit: the administration's tracked changes.</summary>
/// <param name="connection">The connection of the transaction.</param>
/// <param name="transaction">The transaction; the store commits it.</param>
/// <param name="cancellation">Stops it.</param>
public delegate Task CommitExtra(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellation);
