using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HealthAssess.Storage.Administration;

/// <summary>
/// No query of the administration waits with a thread in hand (<c>ToList</c> for <c>ToListAsync</c>): on the thread of a socket
/// it would wait for itself (docs/decisions.md). The compiler cannot tell the two apart on an IQueryable; this does, the first time.
/// </summary>
internal sealed class RefuseWaiting : DbCommandInterceptor
{
    public static readonly RefuseWaiting Only = new();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        throw Refused();

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        throw Refused();

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        throw Refused();

    private static InvalidOperationException Refused() => new("A query of the administration waits; ask it with its asynchronous method.");
}
