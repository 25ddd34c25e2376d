using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Access;

/// <summary>Middleware after authentication: from the signed-in principal to the <see cref="Caller"/> of the request.</summary>
/// <remarks>The header X-Purpose-Of-Use may narrow the purpose to a certificate's, never widen it (PR-04).</remarks>
internal sealed class ReadCaller(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, CurrentCaller current)
    {
        var caller = CallerClaims.Read(context.User);
        current.Value = context.Request.Headers.TryGetValue("X-Purpose-Of-Use", out var wanted)
            ? caller with { Purpose = Narrow(caller.Purpose, wanted.ToString()) }
            : caller;
        return next(context);
    }

    private static Purpose Narrow(Purpose purpose, string wanted) => (purpose, wanted) switch
    {
        (Purpose.DirectCare, "continuity-of-care") => Purpose.ContinuityOfCare,
        (Purpose.DirectCare or Purpose.ContinuityOfCare, "vaccination-cert") => Purpose.VaccinationCertificate,
        _ => purpose,
    };
}
