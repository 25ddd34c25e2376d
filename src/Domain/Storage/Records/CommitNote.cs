using Npgsql;

namespace HealthAssess.Storage;

/// <summary>Writes down, in the transaction of a commit, what it answers.</summary>
/// <param name="connection">The connection of the transaction.</param>
/// <param name="transaction">The transaction; the store commits it.</param>
/// <param name="written">What becomes of each change that was asked for.</param>
/// <param name="cancellation">Stops it.</param>
public delegate Task CommitNote(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<Written> written, CancellationToken cancellation);
