using Parley.Rooms.Protocol;

namespace Parley.Rooms.Tests;

public sealed class PermissionsTests
{
    [Fact]
    public void Sources_OfTheToken_AreAllThatMayBePublished()
    {
        var permission = Permissions.From(new VideoGrant { CanPublishSources = ["microphone"] });
        permission.CanPublish.ShouldBeTrue();
        permission.CanPublishSources.ShouldBe([TrackSource.Microphone]);
    }

    [Fact]
    public void Sources_NotNamed_AreAll()
    {
        var permission = Permissions.From(new VideoGrant());
        permission.CanPublish.ShouldBeTrue();
        permission.CanPublishSources.ShouldBeEmpty();
    }

    [Fact]
    public void Sources_ThatNobodyKnows_AllowNothing() => Permissions.From(new VideoGrant { CanPublishSources = ["mic"] }).CanPublish.ShouldBeFalse();
}
