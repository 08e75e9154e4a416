using System.Text.Json;

namespace Parley.Rooms.Tests;

/// <summary>What two callers learn of each other beside their voices, on SDKs of both kinds.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private RoomsTestHost _host = null!;
    private BrowserCaller _ana = null!;
    private NodeCaller _ben = null!;

    private CancellationToken Cancel => _cancel.Token;

    public async ValueTask InitializeAsync()
    {
        NodePeers.SkipWhenAbsent();
        BrowserCaller.SkipWhenAbsent();
        _cancel.CancelAfter(TimeSpan.FromMinutes(3));
        _host = await RoomsTestHost.StartAsync();
        _ana = BrowserCaller.Start(_host, TokenFor("ana"), wav: null, peers: 1);
        await _ana.WaitAsync("joined", Cancel);
        _ben = NodeCaller.Start(_host.Url, TokenFor("ben"), peers: 2);
        await _ben.WaitAsync("joined", Cancel);
        await _ana.WaitAsync("participant", Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_ana is not null)
            await _ana.DisposeAsync();
        if (_ben is not null)
            await _ben.DisposeAsync();
        if (_host is not null)
            await _host.DisposeAsync();
        _cancel.Dispose();
    }

    [Fact]
    public async Task Callers_WhoChangeWhatIsSaidOfThem_SeeEachOthersChanges()
    {
        await AssertSeenAsync("ana", _ana, _ben);
        await AssertSeenAsync("ben", _ben, _ana);
    }

    [Fact]
    public async Task Callers_WhoSendLossily_GetEachOthersPackets()
    {
        var byBen = await _ana.RepeatUntilAsync("lossy from ana", _ben.WaitAsync("data", Cancel), Cancel);
        var byAna = await _ben.RepeatUntilAsync("lossy from ben", _ana.WaitAsync("data", Cancel), Cancel);

        foreach (var (told, sender) in new[] { (byBen, "ana"), (byAna, "ben") })
        {
            told.GetProperty("identity").GetString().ShouldBe(sender);
            told.GetProperty("text").GetString().ShouldBe($"from {sender}");
            told.GetProperty("lossy").GetBoolean().ShouldBeTrue();
        }
    }

    private async Task AssertSeenAsync(string identity, ICaller changing, ICaller seeing)
    {
        await changing.TellAsync("metadata prefers mornings");
        (await SeenAsync("profile")).GetProperty("metadata").GetString().ShouldBe("prefers mornings");
        await changing.TellAsync("name Dr. Good");
        (await SeenAsync("name")).GetProperty("name").GetString().ShouldBe("Dr. Good");
        await changing.TellAsync("attribute mood good");
        (await SeenAsync("attributes")).GetProperty("changed").GetProperty("mood").GetString().ShouldBe("good");

        Task<JsonElement> SeenAsync(string what) => seeing.WaitAsync(what, Cancel, told => told.GetProperty("identity").GetString() == identity);
    }

    private string TokenFor(string identity) => _host.TokenFor(identity, "clinic", grant => grant with { CanUpdateOwnMetadata = true });
}
