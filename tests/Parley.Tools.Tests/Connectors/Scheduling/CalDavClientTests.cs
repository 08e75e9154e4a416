using Parley.Testing.Servers;
using Parley.Tools.Scheduling.CalDav;

namespace Parley.Tools.Tests.Connectors.Scheduling;

public sealed class CalDavClientTests
{
    private const string NoEvents = """<?xml version="1.0"?><multistatus xmlns="DAV:" />""";

    [Theory]
    [InlineData("")]
    [InlineData("""<?xml version="1.0"?><multistatus xmlns="DAV:"><response>""")]
    public async Task Answer_CutShortByAServerThatHungUp_IsAskedForAgain(string cut)
    {
        var asked = 0;
        await using var server = new WireServer(_ => new WireReply(207, ++asked == 1 ? cut : NoEvents, "text/xml"));
        (await ReportAsync(server)).ShouldBeEmpty();
        server.Requests.Select(request => request.Method).ShouldBe(["REPORT", "REPORT"]);
    }

    [Fact]
    public async Task Answer_ThatIsNeverWhole_IsAFault()
    {
        await using var server = new WireServer(_ => new WireReply(207, "", "text/xml"));
        (await Should.ThrowAsync<CalDavFaultException>(ReportAsync(server))).Code.ShouldBe("invalid_result");
    }

    private static async Task<IReadOnlyList<CalDavEvent>> ReportAsync(WireServer server)
    {
        await using var fixture = await ConnectorFixture.StartAsync();
        var client = new CalDavClient(fixture.Outbound, fixture.Secrets, new CalDavAddress(server.Url, "", "", ""));
        return await client.ReportAsync(ConnectorFixture.Clinic, server.Url, CalDavXml.EventsNamed("apt_1"), TestContext.Current.CancellationToken);
    }
}
