using System.IO.Pipelines;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Parley.Server.Features.Calls;
using Parley.Storage.Journal;

namespace Parley.Server.Tests;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task Stream_OfAQuietCall_IsKeptAliveByComments()
    {
        var clock = new FakeTimeProvider();
        var events = Channel.CreateUnbounded<JournaledEvent>();
        var pipe = new Pipe();
        var http = new DefaultHttpContext();
        http.Response.Body = pipe.Writer.AsStream();
        var run = new EventStreamResult(events.Reader.ReadAllAsync(CancellationToken.None), clock).ExecuteAsync(http);
        using var reader = new StreamReader(pipe.Reader.AsStream());
        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("retry: 1000");
        await reader.ReadLineAsync(TestContext.Current.CancellationToken);

        for (var beat = 0; beat < 2; beat++)
        {
            var line = reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();
            while (!line.IsCompleted)
            {
                clock.Advance(TimeSpan.FromSeconds(15));
                await Task.Yield();
            }
            (await line).ShouldBe(": still here");
            await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        events.Writer.Complete();
        await run;
    }
}
