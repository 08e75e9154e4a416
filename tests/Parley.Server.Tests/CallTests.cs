using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Parley.Audio;
using Parley.Calls;
using Parley.Dialogue;
using Parley.LanguageModels;
using Parley.Records;
using Parley.Server.Tests.Brain;
using Parley.Speech;
using Parley.Tenancy;

namespace Parley.Server.Tests;

public sealed class CallTests
{
    private static readonly string[] CallFields =
    [
        "id", "tenant_id", "agent", "agent_version", "user_id", "channel", "language", "roles", "resumes", "consent_status", "status", "end_reason", "started_at",
        "ended_at", "duration_ms", "turns", "interruptions", "voice_to_voice_p50_ms", "has_recording",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static CallEvent.Said Said { get; } = new(
        TimeSpan.FromSeconds(2),
        new TranscriptEntry(
            1, Speaker.Caller, "When do you open?", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), false, true,
            [new WordTiming("When", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2))]));

    [Fact]
    public async Task Call_HasTheFieldsOfTheContractAndItsLatencies()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        await server.HappenAsync(id, new CallEvent.TurnMeasured(
            TimeSpan.FromSeconds(3), 1, new TurnLatency(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(250), null, null, TimeSpan.FromMilliseconds(612), null)));
        var call = await server.GetAsync($"/v1/calls/{id}");
        call.EnumerateObject().Select(field => field.Name).ShouldBe([.. CallFields, "latencies", "usage"]);
        var latency = call.GetProperty("latencies").EnumerateArray().ShouldHaveSingleItem();
        latency.GetRawText().ShouldBe(
            """{"turn":1,"end_of_speech_delay_ms":300,"final_transcript_ms":250,"first_reply_token_ms":null,"first_audio_ms":null,"voice_to_voice_ms":612,"text_to_voice_ms":null}""");
        call.GetProperty("tenant_id").GetString().ShouldBe("clinic_123");
        call.GetProperty("started_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Fact]
    public async Task Usage_OfACall_HasTheFieldsOfTheContract()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        var price = new ModelPrice(2, 10, 0.5m) { Currency = "EUR" };
        var scope = new ModelScope(
            new CallContext(new CallId(id), new TenantContext(TenantId.Parse("clinic_123")), new FakeTimeProvider()), BrainCall.Agent, ModelClass.Live) { Turn = 1 };
        server.Get<IModelUsageSink>().Record(new ModelUsage(
            scope, new ModelDefinition { Name = "fast", Provider = "p", Model = "m", Price = price }, 1000, 400, 50, IsEstimated: false, price.Of(1000, 400, 50),
            TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(900), Attempt: 2, IsHedge: true, IsAhead: false, ModelEnding.Completed));

        var usage = (await server.GetAsync($"/v1/calls/{id}")).GetProperty("usage");
        const string Sum = """{"requests":1,"models":["fast"],"input_tokens":1000,"cached_input_tokens":400,"output_tokens":50,"estimated":false,"cost":0.0019,"currency":"EUR","unused_cost":0,"unpriced":0,"hedged":1,"fell_back":0,"ahead":0}""";
        const string Request = """{"purpose":"reply","node":"","model":"fast","class":"live","input_tokens":1000,"cached_input_tokens":400,"output_tokens":50,"estimated":false,"cost":0.0019,"currency":"EUR","time_to_first_token_ms":250,"duration_ms":900,"attempt":2,"hedge":true,"fallback":false,"ahead":false,"used":true,"ending":"completed"}""";
        usage.GetRawText().ShouldBe($$"""{"sum":{{Sum}},"turns":[{"turn":1,"sum":{{Sum}},"requests":[{{Request}}]}]}""");
    }

    [Fact]
    public async Task Calls_ComeInPagesNewestFirst()
    {
        await using var server = await RunningServer.StartAsync();
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add(await server.OpenAsync());
        ids.Sort(StringComparer.Ordinal);
        var first = await server.GetAsync("/v1/calls?limit=2");
        first.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("id").GetString()).ShouldBe([ids[2], ids[1]]);
        first.GetProperty("calls")[0].EnumerateObject().Select(field => field.Name).ShouldBe(CallFields);
        var rest = await server.GetAsync($"/v1/calls?limit=2&before={first.GetProperty("next_before").GetString()}");
        rest.GetProperty("calls").EnumerateArray().ShouldHaveSingleItem().GetProperty("id").GetString().ShouldBe(ids[0]);
        rest.GetProperty("next_before").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    /// <summary>What is not understood is not left out: whoever asks for less than everything must not get everything.</summary>
    [Theory]
    [InlineData("", "limit=0", "limit")]
    [InlineData("", "limit=201", "limit")]
    [InlineData("", "limit=many", "limit")]
    [InlineData("", "limit=-1", "limit")]
    [InlineData("", "before=foo", "before")]
    [InlineData("", "before=", "before")]
    [InlineData("", "before=call_1", "before")]
    [InlineData("", "befor=call_019a0000000070008000000000000000", "befor")]
    [InlineData("", "status=ended", "status")]
    [InlineData("/call_019a0000000070008000000000000000", "id=call_1", "id")]
    [InlineData("/call_019a0000000070008000000000000000/recording", "format=mp3", "format")]
    public async Task Calls_AskedForWithWhatIsNotUnderstood_NameIt(string path, string query, string field)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.GetAsync($"/v1/calls{path}?{query}", Cancellation);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await RunningServer.JsonAsync(response);
        problem.GetProperty("type").GetString().ShouldBe("urn:parley:problem:invalid-request");
        problem.GetProperty("errors").EnumerateObject().ShouldHaveSingleItem().Name.ShouldBe(field);
    }

    [Fact]
    public async Task Calls_AskedForWithAMisspeltKey_AreToldWhichWasMeant()
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.GetAsync("/v1/calls?befor=x&Limit=1&tenant_id=clinic_123", Cancellation);
        (await RunningServer.JsonAsync(response)).GetProperty("errors").GetRawText().ShouldBe("""{"befor":["befor is not known here: did you mean 'before'?"]}""");
    }

    [Theory]
    [InlineData("/v1/calls")]
    [InlineData("/v1/calls/{id}")]
    [InlineData("/v1/calls/{id}/transcript")]
    [InlineData("/v1/calls/{id}/events")]
    [InlineData("/v1/calls/{id}/recording")]
    [InlineData("/v1/agents")]
    [InlineData("/v1/handoffs")]
    [InlineData("/healthz")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/metrics")]
    public async Task Head_OfWhatCanBeRead_TellsWhatGetWouldSend(string path)
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        await using (var recorder = server.Recorders.Open(server.Conversation.Sessions.Single()))
            recorder.Caller.OnFrame(new AudioFrame(AudioFormat.Wideband, TimeSpan.Zero, new short[960]));
        var address = path.Replace("{id}", id, StringComparison.Ordinal);

        using var head = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, address), Cancellation);
        using var get = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Get, address), HttpCompletionOption.ResponseHeadersRead, Cancellation);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentType!.ToString().ShouldBe(get.Content.Headers.ContentType!.ToString());
        (await head.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
        if (path.EndsWith("recording", StringComparison.Ordinal))
            head.Content.Headers.ContentLength!.Value.ShouldBe(get.Content.Headers.ContentLength!.Value);
    }

    [Fact]
    public async Task Head_OfACallNobodyKnows_IsNotFound()
    {
        await using var server = await RunningServer.StartAsync();
        using var head = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/v1/calls/call_0"), Cancellation);
        head.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Transcript_HasTheFieldsOfTheContract()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        await server.HappenAsync(id, Said);
        var transcript = await server.GetAsync($"/v1/calls/{id}/transcript");
        transcript.GetRawText().ShouldBe(
            $$"""{"call_id":"{{id}}","entries":[{"turn":1,"speaker":"caller","text":"When do you open?","start_ms":1000,"end_ms":2000,"interrupted":false,"typed":true,"words":[{"text":"When","start_ms":1000,"end_ms":1200}]}]}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/transcript")]
    [InlineData("/recording")]
    [InlineData("/events")]
    public async Task CallOfAnotherTenant_ReadsLikeOneThatNeverWas(string part)
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        (await OfTenant(server, "other", $"/v1/calls/{id}{part}")).ShouldBe(await OfTenant(server, "clinic_123", "/v1/calls/call_0" + part));
        (await OfTenant(server, "other", $"/v1/calls/{id}{part}")).ShouldContain("urn:parley:problem:call-not-found");
        (await OfTenant(server, "other", "/v1/calls")).ShouldBe("""{"calls":[],"next_before":null}""");
    }

    [Theory]
    [InlineData("..%2F..%2Fetc%2Fpasswd")]
    [InlineData("call_%00")]
    [InlineData("%2e%2e")]
    public async Task Recording_OfAPathInsteadOfAnId_IsNotFound(string id)
    {
        await using var server = await RunningServer.StartAsync();
        using var response = await server.Http.GetAsync($"/v1/calls/{id}/recording", Cancellation);
        ((int)response.StatusCode).ShouldBeInRange(400, 404);
    }

    [Fact]
    public async Task Recording_IsServedByRangesAlsoWhileTheCallRuns()
    {
        await using var server = await RunningServer.StartAsync();
        var id = await server.OpenAsync();
        using var none = await server.Http.GetAsync($"/v1/calls/{id}/recording", Cancellation);
        (await RunningServer.JsonAsync(none)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:recording-not-found");

        await using (var recorder = server.Recorders.Open(server.Conversation.Sessions.Single()))
        {
            for (var frame = 0; frame < 40; frame++)
                recorder.Caller.OnFrame(new AudioFrame(AudioFormat.Wideband, TimeSpan.FromMilliseconds(frame * 20), new short[960]));
            using var soFar = await server.Http.GetAsync($"/v1/calls/{id}/recording", Cancellation);
            soFar.StatusCode.ShouldBe(HttpStatusCode.OK);
            soFar.Content.Headers.ContentType!.MediaType.ShouldBe("audio/wav");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/calls/{id}/recording");
        request.Headers.Range = new RangeHeaderValue(8, 11);
        using var part = await server.Http.SendAsync(request, Cancellation);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsStringAsync(Cancellation)).ShouldBe("WAVE");
        part.Content.Headers.ContentRange!.Length!.Value.ShouldBeGreaterThan(16_000 * 4 / 2);

        using var changed = new HttpRequestMessage(HttpMethod.Get, $"/v1/calls/{id}/recording");
        changed.Headers.IfMatch.Add(new EntityTagHeaderValue("\"another\""));
        using var unmet = await server.Http.SendAsync(changed, Cancellation);
        part.Headers.ETag.ShouldNotBeNull();
        (await RunningServer.JsonAsync(unmet)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:precondition-failed");

        using var beyond = new HttpRequestMessage(HttpMethod.Get, $"/v1/calls/{id}/recording");
        beyond.Headers.Range = new RangeHeaderValue(1_000_000_000, null);
        using var refused = await server.Http.SendAsync(beyond, Cancellation);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
        refused.Content.Headers.ContentRange!.ToString().ShouldStartWith("bytes */");
        (await RunningServer.JsonAsync(refused)).GetProperty("type").GetString().ShouldBe("urn:parley:problem:range-not-satisfiable");
        (await server.GetAsync($"/v1/calls/{id}")).GetProperty("has_recording").GetBoolean().ShouldBeTrue();
    }

    private static async Task<string> OfTenant(RunningServer server, string tenant, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-Tenant", tenant);
        using var response = await server.Http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        // The trace id is the request's, not the call's.
        return System.Text.RegularExpressions.Regex.Replace(text, ",\"trace_id\":\"[^\"]*\"", "");
    }
}
