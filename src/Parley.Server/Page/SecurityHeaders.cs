namespace Parley.Server.Page;

/// <summary>What browsers may do with our pages: load from us, talk to us, use the microphone; nothing else.</summary>
internal static class SecurityHeaders
{
    public const string DocumentationPath = "/docs";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder application) => application.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "microphone=(self), camera=(), geolocation=()";
        headers.ContentSecurityPolicy = Policy(http.Request);
        return next(http);
    });

    /// <summary>
    /// 'self' covers ws: and wss: of the same host only in newer browsers, so both are named; captured and recorded audio are blobs. The
    /// API's documentation page starts from an inline script.
    /// </summary>
    private static string Policy(HttpRequest request)
    {
        var script = request.Path.StartsWithSegments(DocumentationPath, StringComparison.Ordinal) ? "'self' 'unsafe-inline'" : "'self'";
        return $"default-src 'self'; script-src {script}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + $"connect-src 'self' ws://{request.Host} wss://{request.Host}; media-src 'self' blob: data:; worker-src 'self' blob:; "
            + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }
}
