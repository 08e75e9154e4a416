namespace Parley.Server.Routing;

/// <summary>Files refuse a range beyond their end with the type of what was not sent; without it the refusal becomes a problem document like any other.</summary>
internal static class UnsatisfiableRanges
{
    /// <summary>Inside <c>UseStatusCodePages</c>, which writes the document; the length that there is stays in <c>Content-Range</c>.</summary>
    public static IApplicationBuilder UseUnsatisfiableRanges(this IApplicationBuilder application) => application.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is { StatusCode: StatusCodes.Status416RangeNotSatisfiable, HasStarted: false })
            (http.Response.ContentType, http.Response.ContentLength) = (null, null);
    });
}
