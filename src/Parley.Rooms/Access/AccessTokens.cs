using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Parley.Rooms;

/// <summary>Mints and checks LiveKit access tokens: JWTs signed with HS256 by the key's secret. Thread-safe.</summary>
public sealed class AccessTokens
{
    /// <summary>How far a client's clock may be off.</summary>
    private static readonly TimeSpan Leeway = TimeSpan.FromSeconds(10);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly RoomsOptions _options;
    private readonly TimeProvider _clock;
    private readonly SymmetricSecurityKey _key;
    private readonly TokenValidationParameters _checks;

    public AccessTokens(RoomsOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(options.ApiSecret));
        _checks = new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = _key,
            TryAllIssuerSigningKeys = true,
            ValidIssuer = options.ApiKey,
            ValidateAudience = false,
            // The library reads the system clock; Judge checks the times on ours.
            ValidateLifetime = false,
        };
    }

    /// <summary>A token that is valid from now on, for <paramref name="lifetime"/>.</summary>
    public string Mint(AccessGrants grants, TimeSpan lifetime)
    {
        var now = _clock.GetUtcNow();
        var payload = new TokenPayload
        {
            Iss = _options.ApiKey,
            Sub = grants.Identity,
            Nbf = now.ToUnixTimeSeconds(),
            Exp = (now + lifetime).ToUnixTimeSeconds(),
            Name = NullIfEmpty(grants.Name),
            Metadata = NullIfEmpty(grants.Metadata),
            Kind = NullIfEmpty(grants.Kind),
            Attributes = grants.Attributes.Count == 0 ? null : grants.Attributes,
            Video = grants.Video,
        };
        return _handler.CreateToken(
            JsonSerializer.Serialize(payload, TokenPayload.Json), new SigningCredentials(_key, SecurityAlgorithms.HmacSha256));
    }

    /// <summary>Whether the token is one of ours and of now, and what it grants; what it may be used for is the caller's question.</summary>
    public async ValueTask<AccessVerdict> VerifyAsync(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return Denied("no access token was given");
        var result = await _handler.ValidateTokenAsync(token, _checks);
        if (!result.IsValid)
            return Denied(result.Exception switch
            {
                SecurityTokenInvalidIssuerException => "the token's API key is not known here",
                SecurityTokenInvalidAlgorithmException => "the token is not signed with HS256",
                SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException => "the token's signature is wrong",
                _ => "this is not an access token",
            });
        try
        {
            var claims = Base64UrlEncoder.DecodeBytes(((JsonWebToken)result.SecurityToken).EncodedPayload);
            return Judge(JsonSerializer.Deserialize<TokenPayload>(claims, TokenPayload.Json)!);
        }
        catch (JsonException)
        {
            return Denied("the token's claims are malformed");
        }
    }

    /// <summary>The token of a request: <c>Authorization: Bearer</c>, or the query's <c>access_token</c>, as browsers' WebSockets need.</summary>
    public ValueTask<AccessVerdict> VerifyAsync(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return VerifyAsync(request.Query["access_token"].ToString());
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? VerifyAsync(header[Scheme.Length..].Trim())
            : ValueTask.FromResult<AccessVerdict>(Denied("the Authorization header is not a bearer token"));
    }

    private AccessVerdict Judge(TokenPayload payload)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        if (payload.Exp is not { } expires)
            return Denied("the token never expires, which is not allowed");
        if (now > expires + Leeway.TotalSeconds)
            return Denied("the token has expired");
        if (payload.Nbf is { } from && now < from - Leeway.TotalSeconds)
            return Denied("the token is not valid yet");
        return new AccessVerdict.Granted(payload.ToGrants());
    }

    private static AccessVerdict.Denied Denied(string reason) => new(StatusCodes.Status401Unauthorized, reason);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
