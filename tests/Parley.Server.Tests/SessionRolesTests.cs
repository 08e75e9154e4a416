using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Parley.Calls;
using Parley.Rooms;
using Parley.Server.Calls;
using Parley.Tenancy;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>What a caller is trusted with is said by whoever holds the server's key, and by nobody else.</summary>
public sealed class SessionRolesTests
{
    private static readonly VideoGrant Backend = new() { RoomCreate = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Roles_WithATokenThatMayCreateRooms_AreTheSessions()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await OpenAsync(server, Backend, ["member", "nurse"]);
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var session = server.Conversation.Sessions.ShouldHaveSingleItem();
        session.Roles.ShouldBe(["member", "nurse"]);
        var call = await server.GetAsync($"/v1/calls/{session.Id.Value}");
        call.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["member", "nurse"]);
    }

    [Fact]
    public async Task Roles_WithoutAToken_AreRefused()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.PostAsJsonAsync("/v1/sessions", new { roles = new[] { "nurse" } }, Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
        (await RunningServer.JsonAsync(response)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:unauthenticated");
        server.Conversation.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Roles_WithTheTokenOfACaller_AreRefused()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await OpenAsync(server, new VideoGrant { Room = "call_1", RoomJoin = true, CanPublish = true }, ["nurse"]);
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await RunningServer.JsonAsync(response)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:forbidden");
        server.Conversation.Sessions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Head Nurse")]
    [InlineData("")]
    [InlineData("a,b")]
    public async Task Roles_OfAnotherShape_AreNamedAsAFault(string role)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await OpenAsync(server, Backend, ["nurse", role]);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RunningServer.JsonAsync(response)).GetProperty("errors").GetProperty("roles").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Roles_OutliveTheServersDeath_WithTheCall()
    {
        var left = Directory.CreateTempSubdirectory("parley-left-").FullName;
        CallId cutOff;
        await using (var first = await RunningServer.StartAsync())
        {
            using var opened = await OpenAsync(first, Backend, ["nurse"]);
            cutOff = first.Conversation.Sessions.ShouldHaveSingleItem().Id;
            await first.GetAsync($"/v1/calls/{cutOff.Value}");
            CopyFolder(first.Options.DataFolder, left);
        }

        await using (var second = await RunningServer.StartAsync(folder: left))
        {
            var resumed = await second.Get<CutOffSessions>().FindAsync(new TenantContext(TenantId.Parse("clinic_123")), cutOff, "ann", Cancellation);
            resumed.ShouldBeOfType<CallReturn.GoesOn>().Session.Roles.ShouldBe(["nurse"]);
        }

        ScratchFolder.Discard(left);
    }

    private static async Task<HttpResponseMessage> OpenAsync(RunningServer server, VideoGrant grant, string[] roles)
    {
        var token = server.Get<AccessTokens>().Mint(new AccessGrants { Identity = "portal", Video = grant }, TimeSpan.FromMinutes(1));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/sessions") { Content = JsonContent.Create(new { user_id = "ann", roles }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await server.Http.SendAsync(request, Cancellation);
    }

    /// <summary>What a killed process leaves: the files as they are at this moment.</summary>
    private static void CopyFolder(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
