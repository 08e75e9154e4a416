using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Parley.Cli.Agents;
using Parley.Cli.Sessions;

namespace Parley.Cli.Tests.Agents;

public sealed class AgentApiTests
{
    private const string Figures = """
        {"versions":[
          {"version":2,"calls":4,"turns":9,"interruptions":0,"persons_called":1,"ended_abnormally":0,"mean_duration_ms":null,"mean_voice_to_voice_ms":null,
           "voice_to_voice":{"turns":9,"p50_ms":612,"p95_ms":1010},"first_reply":{"turns":0,"p50_ms":null,"p95_ms":null},
           "models":{"requests":9,"input_tokens":8000,"cached_input_tokens":0,"output_tokens":400,"tokens_per_call":2100,
                     "costs":[{"currency":"EUR","total":0.0082,"per_call":0.00205,"unused":0}],"unpriced":1}},
          {"version":1,"calls":1,"turns":1,"interruptions":0,"persons_called":0,"ended_abnormally":0,"mean_duration_ms":null,"mean_voice_to_voice_ms":null,
           "voice_to_voice":{"turns":0,"p50_ms":null,"p95_ms":null},"first_reply":{"turns":0,"p50_ms":null,"p95_ms":null},
           "models":{"requests":0,"input_tokens":0,"cached_input_tokens":0,"output_tokens":0,"tokens_per_call":null,"costs":[],"unpriced":0}}]}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_AreReadAndShownWithWhatIsNotKnownLeftOut()
    {
        await using var server = await ServeAsync(200, Figures);
        var figures = await AgentApi.FiguresAsync(AddressOf(server), "clinic_123", "desk", Cancellation);
        figures.Select(of => (of.Version, $"{of.VoiceToVoice}", $"{of.FirstReply}", of.Models.TokensPerCall, of.Models.CostPerCall)).ShouldBe(
            [(2, "612 / 1010 ms", "-", 2100, "0.00205 EUR and more"), (1, "-", "-", null, "-")]);
    }

    [Fact]
    public async Task Save_TellsTheNumberAndWhatIsWrong()
    {
        await using var server = await ServeAsync(201, """{"agent":"desk","number":3,"author":"ann","note":"","saved_at":"2026-11-26T08:00:00+00:00","warnings":[{"path":"tools[0]","message":"unknown tool 'x'","line":9}]}""");
        var saved = await AgentApi.SaveAsync(AddressOf(server), null, "desk", "agent_name: Desk", "ann", "", Cancellation);
        (saved.Number, $"{saved.Warnings.ShouldHaveSingleItem()}").ShouldBe((3, "tools[0] (line 9): unknown tool 'x'"));
    }

    [Fact]
    public async Task Fault_IsTheServersSentence()
    {
        await using var server = await ServeAsync(400, """{"title":"The agent would not work as it is.","errors":{"goals":["line 2: expected a list"]}}""");
        var refusal = await Should.ThrowAsync<ServerRefusedException>(() => AgentApi.SaveAsync(AddressOf(server), null, "desk", "goals: 1", "ann", "", Cancellation));
        refusal.Message.ShouldBe("goals: line 2: expected a list");
    }

    [Fact]
    public async Task Faults_AreLinesOfTheirOwn_EachWithItsPlace()
    {
        await using var server = await ServeAsync(400, """{"title":"The agent would not work as it is.","errors":{"flows.f.nodes.a.next":["unknown node 'endd': did you mean 'end'?"],"note":["note is too long."]}}""");
        var refusal = await Should.ThrowAsync<ServerRefusedException>(() => AgentApi.PublishAsync(AddressOf(server), null, "desk", [new VersionShare(4, 100)], "ann", "", Cancellation));
        refusal.Message.ShouldBe("The agent would not work as it is.\n  flows.f.nodes.a.next: unknown node 'endd': did you mean 'end'?\n  note is too long.");
    }

    [Fact]
    public async Task Versions_AreReadWithWhatAnswers()
    {
        await using var server = await ServeAsync(200, """{"versions":[{"agent":"desk","number":5,"author":"ann","note":"","saved_at":"2026-11-26T08:00:00+00:00"}],"published":[{"version":4,"percent":80},{"version":5,"percent":20}]}""");
        var versions = await AgentApi.VersionsAsync(AddressOf(server), null, "desk", Cancellation);
        (versions.Versions.ShouldHaveSingleItem().Number, string.Join(", ", versions.Published)).ShouldBe((5, "version 4 for 80 %, version 5 for 20 %"));
    }

    [Theory]
    [InlineData("4", "version 4 for 100 %", "")]
    [InlineData("4=80 5=20", "version 4 for 80 %, version 5 for 20 %", "")]
    [InlineData("4=80% 5=20%", "version 4 for 80 %, version 5 for 20 %", "")]
    [InlineData("4=80 5=30", null, "The shares come to 110 percent")]
    [InlineData("4 5", null, "'4' is no version and share")]
    [InlineData("latest", null, "'latest' is no version and share")]
    [InlineData("", "", "")]
    public void Shares_AreReadFromTheCommandLine(string words, string? shares, string fault)
    {
        var argument = new Argument<IReadOnlyList<VersionShare>>("VERSION") { Arity = new ArgumentArity(0, 2), CustomParser = VersionShare.Read, DefaultValueFactory = _ => [] };
        var parsed = new RootCommand { argument }.Parse(words);

        string.Join(' ', parsed.Errors.Select(error => error.Message)).ShouldStartWith(fault);
        (parsed.Errors.Count > 0 ? null : string.Join(", ", parsed.GetValue(argument)!)).ShouldBe(shares);
    }

    private static async Task<WebApplication> ServeAsync(int status, string body)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.MapFallback(async (HttpContext http) =>
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync(body, http.RequestAborted);
        });
        await server.StartAsync(Cancellation);
        return server;
    }

    private static Uri AddressOf(WebApplication server) => new(server.Urls.Single());
}
