using HealthAssess.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HealthAssess.Api.Pipeline;

/// <summary>Refuses addresses over a stated limit with words. A search by a thousand ids still fits.</summary>
/// <remarks>RFC 9110, 15.5.15. Kestrel's own limit would be 8 kB, and an answer without a word; it stays as the bound of what is read at all.</remarks>
internal sealed class AddressLimit(RequestDelegate next)
{
    /// <summary>The longest address, in kilobytes.</summary>
    public const int Kilobytes = 64;

    private static readonly Refusal TooLong = new(
        RefusalKind.TooLong, "address-too-long", $"The address is longer than {Kilobytes} kB. Send the search by POST to _search, with its parameters in the body.");

    public static void Read(KestrelServerOptions kestrel) => kestrel.Limits.MaxRequestLineSize = 4 * Kilobytes * 1024;

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Path.Value?.Length + context.Request.QueryString.Value?.Length > Kilobytes * 1024
            ? new RefusalResult([TooLong], StatusCodes.Status414UriTooLong).ExecuteAsync(context)
            : next(context);
}
