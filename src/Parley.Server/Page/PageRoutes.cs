using Microsoft.Extensions.FileProviders;
using Parley.Server.Hosting;

namespace Parley.Server.Page;

/// <summary>The page at <c>/</c>: its files, and itself for every path that is its own affair.</summary>
internal static class PageRoutes
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void UsePage(this WebApplication application)
    {
        var folder = PageFolder.Find(application.Services.GetRequiredService<ParleyOptions>().PageFolder);
        if (folder is null)
        {
            application.MapGet("/", () => TypedResults.Text("The page is not built: './parley up' builds it. The API is described at /openapi/v1.json.\n"))
                .ExcludeFromDescription();
            return;
        }
        var files = new PhysicalFileProvider(folder);
        // Names under assets/ carry a hash of their content; everything else may change with the next build.
        application.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = files,
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Path.StartsWithSegments("/assets") ? Forever : "no-cache",
        });
        // Paths with a dot are left out: a missing file is missing. Only for reading: a fallback for every method would also take requests
        // that an endpoint of the API refuses for their method or media type, and call them unknown.
        application.MapMethods("{*path:nonfile}", [HttpMethods.Get, HttpMethods.Head], (RequestDelegate)(http => SendPageAsync(http, files)))
            .ExcludeFromDescription()
            .Add(endpoint => ((RouteEndpointBuilder)endpoint).Order = int.MaxValue);
    }

    private static Task SendPageAsync(HttpContext http, PhysicalFileProvider files)
    {
        if (IsApi(http.Request.Path))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        return http.Response.SendFileAsync(files.GetFileInfo("index.html"), http.RequestAborted);
    }

    private static bool IsApi(PathString path) =>
        path.StartsWithSegments("/v1") || path.StartsWithSegments("/rtc") || path.StartsWithSegments("/twirp")
        || path.StartsWithSegments("/openapi") || path.StartsWithSegments(SecurityHeaders.DocumentationPath);
}
