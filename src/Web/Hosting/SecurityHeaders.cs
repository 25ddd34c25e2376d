namespace HealthAssess.Web.Hosting;

/// <summary>What the browser may do with our pages: nothing from elsewhere, nothing inline, no framing, no copy left in a shared tablet's cache.</summary>
internal static class SecurityHeaders
{
    /// <remarks>'wasm-unsafe-eval' lets the verifier's QR reader (WebAssembly) start; it does not allow eval of scripts.</remarks>
    private const string Policy =
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; " +
        "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Data are no page: nothing in them may run or be framed.</summary>
    private const string InterfacePolicy = "default-src 'none'; frame-ancestors 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        if (http.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        if (!Site.IsPage(http))
        {
            headers.ContentSecurityPolicy = InterfacePolicy;
            headers.CacheControl = "no-store";
            return next(http);
        }

        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        http.Response.OnStarting(NothingKept, http.Response);
        return next(http);
    });

    /// <summary>Pages of a person are never kept by a cache; static files say for themselves how long they last.</summary>
    private static Task NothingKept(object state)
    {
        var response = (HttpResponse)state;
        if (response.Headers.CacheControl.Count == 0)
        {
            response.Headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }
}
