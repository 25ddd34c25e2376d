using HealthAssess.Domain;
using Npgsql;

namespace HealthAssess.Storage.Records;

/// <summary>Failures of the database as refusals: what the person who asked can do about them.</summary>
internal static class DatabaseRefusals
{
    private const string Erased = "HA001";
    private const string Elsewhere = "HA002";
    private const string Replaced = "HA003";
    private const string NotLinked = "HA004";
    private const string MetByNow = "HA006";

    /// <summary>True when the same commit may succeed at once: a serialisation failure, a deadlock, or somebody who made the same row or version, or what a condition looks for, first.</summary>
    public static bool IsWorthRepeating(Exception failure) => failure is PostgresException
    {
        SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or MetByNow
    } or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "resource_type_id" or "resource_version_pkey" or "data_key_current" };

    /// <summary>True when the connection was lost, or the server is stopping or starting.</summary>
    public static bool IsLostConnection(Exception failure) => failure is PostgresException
    {
        SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
    } or NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException };

    /// <summary>The refusal for a failure, or null for one that nobody foresaw.</summary>
    public static Refusal? Of(Exception failure) => failure switch
    {
        PostgresException { ConstraintName: "stock_balance_not_negative" } =>
            new(RefusalKind.BusinessRule, "stock-empty", "No dose of this lot is left at this Point of Entry. Choose another lot."),
        PostgresException { SqlState: Erased } =>
            new(RefusalKind.Deleted, "record-erased", "This record was erased or sealed and takes no further entries."),
        PostgresException { SqlState: Elsewhere } =>
            new(RefusalKind.NotFound, "traveller-not-here", "There is no such traveller where you have rights. Register them, or ask where they were registered."),
        PostgresException { SqlState: Replaced } =>
            new(RefusalKind.Conflict, "merged-already", "The record that is to go on is merged into another already. Merge into that one."),
        PostgresException { SqlState: NotLinked } =>
            new(RefusalKind.BusinessRule, "not-merged", "These two records are not merged."),
        PostgresException { ConstraintName: "resource_type_id" } =>
            new(RefusalKind.Duplicate, "id-taken", "A resource with this id is there already."),
        PostgresException { ConstraintName: "person_link_open" } =>
            new(RefusalKind.Conflict, "merged-already", "This record is merged with another one already. Undo that first."),
        PostgresException { ConstraintName: "list_decision_pkey" or "list_decision_chain" } =>
            new(RefusalKind.Conflict, "list-decided", "Somebody has decided on this proposal already."),
        NpgsqlException crowded when crowded.Message.Contains("pool has been exhausted", StringComparison.Ordinal) => Later,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } or NpgsqlException { InnerException: TimeoutException } and not PostgresException =>
            new(RefusalKind.Timeout, "took-too-long", "This took longer than it may. Ask for less, or try again later."),
        PostgresException postgres when IsPassing(postgres.SqlState) => Later,
        NpgsqlException lost when IsLostConnection(lost) => Later,
        _ => null,
    };

    private static Refusal Later { get; } =
        new(RefusalKind.Transient, "try-again", "The database is not available right now. Nothing was lost; try again in a moment.");

    private static bool IsPassing(string state) =>
        state is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.ReadOnlySqlTransaction or "25P03"
            || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal)
            || state.StartsWith("58", StringComparison.Ordinal) || state.StartsWith("08", StringComparison.Ordinal);
}
