using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Parley.Rooms;
using Parley.Server.Problems;

namespace Parley.Server.Features.Sessions;

/// <summary>
/// Who may say what a caller is trusted with: whoever could open rooms with the server's key and secret anyway, a portal's backend as a rule. A caller's own
/// token opens one room and no other, so nobody raises themselves.
/// </summary>
internal sealed class SessionRoles(AccessTokens tokens)
{
    /// <returns>Null where the request may grant roles.</returns>
    public async ValueTask<ProblemHttpResult?> RefusalAsync(HttpContext http)
    {
        switch (await tokens.VerifyAsync(http.Request))
        {
            case AccessVerdict.Granted { Grants.Video.RoomCreate: true }:
                return null;
            case AccessVerdict.Granted:
                return Problem.Forbidden("Roles are granted with a token that grants roomCreate; this one does not.");
            case AccessVerdict.Denied denied:
                http.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
                return Problem.Unauthenticated($"Roles are granted with a bearer token that grants roomCreate: {denied.Reason}.");
            default:
                throw new InvalidOperationException("A verdict is granted or denied.");
        }
    }
}
