using System.Text;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Parley.Rooms.Tests;

public sealed class AccessTokensTests
{
    private static readonly AccessGrants Caller = new()
    {
        Identity = "ana",
        Name = "Ana",
        Metadata = "{}",
        Attributes = new Dictionary<string, string> { ["language"] = "en" },
        Video = new VideoGrant { Room = "clinic", RoomJoin = true, CanPublish = true, CanSubscribe = false },
    };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly AccessTokens _tokens;

    public AccessTokensTests() => _tokens = new AccessTokens(RoomsTestHost.Options, _clock);

    [Fact]
    public async Task Token_OfOurOwn_IsGrantedAsMinted()
    {
        var grants = (await _tokens.VerifyAsync(_tokens.Mint(Caller, TimeSpan.FromMinutes(5)))).ShouldBeOfType<AccessVerdict.Granted>().Grants;

        grants.Identity.ShouldBe("ana");
        grants.Name.ShouldBe("Ana");
        grants.Metadata.ShouldBe("{}");
        grants.Attributes["language"].ShouldBe("en");
        grants.Video.Room.ShouldBe("clinic");
        grants.Video.RoomJoin.ShouldBeTrue();
        grants.Video.CanPublish.ShouldBe(true);
        grants.Video.CanSubscribe.ShouldBe(false);
        grants.Video.CanPublishData.ShouldBeNull();
        grants.Video.RoomAdmin.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"room":null,"roomJoin":true}""")]
    [InlineData("""{"room":"clinic","canPublishSources":null}""")]
    public async Task Token_WithNullsInIt_IsReadAsIfTheyWereLeftOut(string video)
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(RoomsTestHost.Secret));
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            $$"""{"iss":"{{RoomsTestHost.Key}}","sub":"ana","exp":{{_clock.GetUtcNow().AddMinutes(5).ToUnixTimeSeconds()}},"attributes":{"a":null,"b":"c"},"video":{{video}}}""",
            new SigningCredentials(key, SecurityAlgorithms.HmacSha256));

        var grants = (await _tokens.VerifyAsync(token)).ShouldBeOfType<AccessVerdict.Granted>().Grants;

        grants.Video.Room.ShouldNotBeNull();
        Permissions.From(grants.Video).CanPublish.ShouldBeTrue();
        grants.Attributes.Keys.ShouldBe(["b"]);
    }

    [Fact]
    public async Task Token_AfterItsLifetime_IsDenied()
    {
        var token = _tokens.Mint(Caller, TimeSpan.FromMinutes(5));
        _clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(11));

        (await DeniedAsync(token)).ShouldBe("the token has expired");
    }

    [Fact]
    public async Task Token_BeforeItsTime_IsDenied()
    {
        var token = new AccessTokens(RoomsTestHost.Options, new FakeTimeProvider(_clock.GetUtcNow().AddMinutes(1))).Mint(Caller, TimeSpan.FromMinutes(5));

        (await DeniedAsync(token)).ShouldBe("the token is not valid yet");
    }

    [Fact]
    public async Task Token_SignedWithAnotherSecret_IsDenied()
    {
        var forger = new AccessTokens(RoomsTestHost.Options with { ApiSecret = "another secret of thirty-two bytes!" }, _clock);

        (await DeniedAsync(forger.Mint(Caller, TimeSpan.FromMinutes(5)))).ShouldBe("the token's signature is wrong");
    }

    [Fact]
    public async Task Token_OfAnotherKey_IsDenied()
    {
        var other = new AccessTokens(RoomsTestHost.Options with { ApiKey = "other-key" }, _clock);

        (await DeniedAsync(other.Mint(Caller, TimeSpan.FromMinutes(5)))).ShouldBe("the token's API key is not known here");
    }

    [Fact]
    public async Task Token_WithChangedClaims_IsDenied()
    {
        var parts = _tokens.Mint(Caller, TimeSpan.FromMinutes(5)).Split('.');
        var claims = Base64UrlEncoder.Decode(parts[1]).Replace("clinic", "vault", StringComparison.Ordinal);
        parts[1] = Base64UrlEncoder.Encode(claims);

        (await DeniedAsync(string.Join('.', parts))).ShouldBe("the token's signature is wrong");
    }

    [Theory]
    [InlineData("none")]
    [InlineData("HS384")]
    public async Task Token_OfAnotherAlgorithm_IsDenied(string algorithm)
    {
        var payload = Base64UrlEncoder.Decode(_tokens.Mint(Caller, TimeSpan.FromMinutes(5)).Split('.')[1]);
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(RoomsTestHost.Secret + RoomsTestHost.Secret));
        var token = algorithm == "none"
            ? $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Base64UrlEncoder.Encode(payload)}."
            : new JsonWebTokenHandler().CreateToken(payload, new SigningCredentials(key, algorithm));

        await DeniedAsync(token);
    }

    [Fact]
    public async Task Token_WithoutExpiry_IsDenied()
    {
        var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(RoomsTestHost.Secret));
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            $$$"""{"iss":"{{{RoomsTestHost.Key}}}","sub":"ana","video":{"roomJoin":true,"room":"clinic"}}""",
            new SigningCredentials(key, SecurityAlgorithms.HmacSha256));

        (await DeniedAsync(token)).ShouldContain("never expires");
    }

    [Fact]
    public void Token_Garbage_IsNeverGranted() => Gen.String.Sample(
        text => _tokens.VerifyAsync(text).AsTask().GetAwaiter().GetResult() is AccessVerdict.Denied { Status: 401 }, iter: 2_000);

    private async Task<string> DeniedAsync(string token)
    {
        var denied = (await _tokens.VerifyAsync(token)).ShouldBeOfType<AccessVerdict.Denied>();
        denied.Status.ShouldBe(401);
        return denied.Reason;
    }
}
