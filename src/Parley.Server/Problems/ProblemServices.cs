using Microsoft.AspNetCore.Diagnostics;

namespace Parley.Server.Problems;

internal static class ProblemServices
{
    /// <summary>Whatever the framework itself refuses gets a type of ours too, so that every error of the API reads alike.</summary>
    public static IServiceCollection AddProblems(this IServiceCollection services) => services.AddProblemDetails(problems =>
        problems.CustomizeProblemDetails = context =>
        {
            if (context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException refused)
                context.ProblemDetails.Detail ??= refused.Message;
            if (context.ProblemDetails.Type?.StartsWith("urn:parley:", StringComparison.Ordinal) != true)
                context.ProblemDetails.Type = Problem.Type(NameOf(context.ProblemDetails.Status));
        });

    private static string NameOf(int? status) => status switch
    {
        StatusCodes.Status400BadRequest => "bad-request",
        StatusCodes.Status404NotFound => "not-found",
        StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
        StatusCodes.Status408RequestTimeout => "request-timeout",
        StatusCodes.Status412PreconditionFailed => "precondition-failed",
        StatusCodes.Status413PayloadTooLarge => "body-too-large",
        StatusCodes.Status415UnsupportedMediaType => "unsupported-media-type",
        StatusCodes.Status416RangeNotSatisfiable => "range-not-satisfiable",
        StatusCodes.Status431RequestHeaderFieldsTooLarge => "headers-too-large",
        >= 400 and < 500 => "request-refused",
        _ => "internal-error",
    };
}
