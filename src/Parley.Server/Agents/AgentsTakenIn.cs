using System.Globalization;
using Parley.Server.Problems;

namespace Parley.Server.Agents;

/// <summary>
/// Lets requests that ask for agents of any tenant wait until the start has taken all of them in: before that an agent that is there would be said
/// not to be known. Who would wait too long is told when to come back.
/// </summary>
internal sealed class AgentsTakenIn(AgentsAtStart start, TimeProvider clock) : IEndpointFilter
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            await start.TakenIn.WaitAsync(Patience, clock, context.HttpContext.RequestAborted);
        }
        catch (TimeoutException)
        {
            context.HttpContext.Response.Headers.RetryAfter = ((int)RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Problem.Starting();
        }

        return await next(context);
    }
}
