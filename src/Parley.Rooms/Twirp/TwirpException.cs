using Microsoft.AspNetCore.Http;

namespace Parley.Rooms;

/// <summary>An answer that is an error, in Twirp's terms (https://twitchtv.github.io/twirp/docs/errors.html).</summary>
internal sealed class TwirpException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    public int Status => Code switch
    {
        "malformed" or "invalid_argument" => StatusCodes.Status400BadRequest,
        "unauthenticated" => StatusCodes.Status401Unauthorized,
        "permission_denied" => StatusCodes.Status403Forbidden,
        "not_found" or "bad_route" => StatusCodes.Status404NotFound,
        "failed_precondition" => StatusCodes.Status412PreconditionFailed,
        "unavailable" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static TwirpException NoRoom(string room) => new("not_found", $"there is no room '{room}'");

    public static TwirpException NoParticipant(string identity, string room) => new("not_found", $"there is no participant '{identity}' in room '{room}'");
}
