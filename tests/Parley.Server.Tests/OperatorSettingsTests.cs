using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Parley.Agents;
using Parley.Conversation;
using Parley.Dialogue.Grounded;
using Parley.Guardrails;
using Parley.Guardrails.Chain;
using Parley.Handoff;
using Parley.Server.Hosting;
using Parley.Speech;
using Parley.Storage.Retention;
using Parley.Tenancy;
using Parley.Testing;
using Parley.WebRtc;

namespace Parley.Server.Tests;

/// <summary>What the operator's file says reaches the parts a server is made of.</summary>
public sealed class OperatorSettingsTests : IDisposable
{
    private const string Said = "call me at 415 223 1212";

    private static readonly TenantContext Clinic = new(TenantId.Parse("clinic_123"));

    private readonly string _folder = Directory.CreateTempSubdirectory("parley-settings-").FullName;

    public void Dispose() => ScratchFolder.Discard(_folder);

    [Fact]
    public async Task Handoff_HasItsTargetsAndTheirSecrets()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "key"), "a secret of the clinic\n", TestContext.Current.CancellationToken);
        await using var server = Build($$"""
            { "handoff": {
                "deadline": "00:00:03",
                "webhook": { "url": "https://desk.test/hook", "secret": "file:{{_folder}}/key" },
                "email": { "host": "mail.test", "from": "agent@clinic.test", "to": "desk@clinic.test", "queues": { "nurse_line": "nurses@clinic.test" } } } }
            """);
        var handoff = server.Services.GetRequiredService<IOptions<HandoffOptions>>().Value;
        handoff.Deadline.ShouldBe(TimeSpan.FromSeconds(3));
        handoff.Webhook.ShouldNotBeNull().Secret.ShouldBe("a secret of the clinic");
        handoff.Email.ShouldNotBeNull().Queues["nurse_line"].ShouldBe("nurses@clinic.test");
    }

    [Fact]
    public async Task Conversation_IsHeldAsTheOperatorLikes()
    {
        await using var server = Build("""
            { "conversation": {
                "turns": { "minimum_endpointing": "00:00:00.450", "with_echo": { "minimum_words": 3 }, "begin_ahead": false },
                "lines": { "still_there": "Hello?" } },
              "knowledge": { "deadline": "00:00:01" } }
            """);
        var conversation = server.Services.GetRequiredService<IOptions<ConversationOptions>>().Value;
        (conversation.Turns.MinimumEndpointing, conversation.Turns.WithEcho.MinimumWords, conversation.Turns.BeginAhead, conversation.Lines.StillThere)
            .ShouldBe((TimeSpan.FromMilliseconds(450), 3, false, "Hello?"));
        conversation.Turns.WithEcho.InterruptAfter.ShouldBe(TimeSpan.FromMilliseconds(400), "what is not said keeps its default");
        server.Services.GetRequiredService<IOptions<KnowledgeSearchOptions>>().Value.Deadline.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task WhatIsAlwaysMasked_HoldsForAgentsThatSwitchItOff()
    {
        await using var server = Build("""
            { "masking": { "always": { "log": "all" }, "usual": { "transcript": ["phone"], "prompt": "none" },
                           "overrides": { "clinic_123": { "always": { "event": ["phone"] } } } } }
            """);
        var masking = server.Services.GetRequiredService<ISensitiveText>();
        var plain = (await new FakeAgents().FindAsync(Clinic, FakeAgents.Clinic, "ann", TestContext.Current.CancellationToken)).ShouldNotBeNull();
        var open = plain with { Masking = new MaskingPolicy { Transcript = [], Log = [], Prompt = [], Event = [] } };
        masking.Mask(Said, open, MaskingTarget.Log).ShouldBe("call me at [phone number]");
        masking.Mask(Said, open, MaskingTarget.Event).ShouldBe("call me at [phone number]");
        masking.Mask(Said, open, MaskingTarget.Transcript).ShouldBe(Said);
        masking.Mask(Said, plain, MaskingTarget.Transcript).ShouldBe("call me at [phone number]");
        masking.Mask("my social is 078-05-1120", plain, MaskingTarget.Prompt).ShouldBe("my social is 078-05-1120");
    }

    [Fact]
    public async Task Speech_HasItsWorkersAndVoices()
    {
        await using var server = Build("""{ "speech": { "workers": 3, "gather_voice_activity_from": 50, "default_voice": "friendly", "voices": { "friendly": "slt" } } }""");
        var speech = server.Services.GetRequiredService<IOptions<SpeechOptions>>().Value;
        speech.Workers.ShouldBe(3);
        speech.GatherVoiceActivityFrom.ShouldBe(50);
        speech.Voices["friendly"].ShouldBe("slt");
        speech.Voices["clear"].ShouldBe("rms");
    }

    [Fact]
    public async Task RetentionAndGuardrails_AreRead()
    {
        await using var server = Build("""{ "retention": { "recording_days": 30, "tenants": { "clinic_123": { "CallDays": 7 } } }, "guardrails": { "timeout": "00:00:00.250" } }""");
        var retention = server.Services.GetRequiredService<IOptions<RetentionOptions>>().Value;
        retention.RecordingDays.ShouldBe(30);
        retention.Tenants["clinic_123"].CallDays.ShouldBe(7);
        server.Services.GetRequiredService<IOptions<GuardrailOptions>>().Value.Timeout.ShouldBe(TimeSpan.FromMilliseconds(250));
    }

    [Theory]
    [InlineData("""{ "handof": {} }""", "unknown section 'handof': did you mean 'handoff'?")]
    [InlineData("""{ "handoff": { "webhok": { "url": "https://desk.test/" } } }""", "Parley:handoff:webhok: unknown setting: did you mean 'webhook'?")]
    [InlineData("""{ "handoff": { "webhook": { "url": "https://desk.test/", "secret": "env:PARLEY_NOT_SET_ANYWHERE" } } }""", "'env:PARLEY_NOT_SET_ANYWHERE' points to nothing")]
    [InlineData("""{ "handoff": { "webhook": { "url": "http://desk.test/", "secret": "a secret of the clinic" } } }""", "The webhook's url must be https")]
    [InlineData("""{ "handoff": { "wait": "soon" } }""", "Parley:Handoff")]
    [InlineData("""{ "masking": { "always": { "log": ["phon"] } } }""", "Parley:masking:always:log: unknown 'phon': did you mean 'phone'?")]
    [InlineData("""{ "masking": { "allways": { "log": "all" } } }""", "Parley:masking:allways: unknown setting: did you mean 'always'?")]
    [InlineData("""{ "guardrails": { "timeout": "00:01:00" } }""", "Timeout")]
    [InlineData("""{ "retention": """, "is no JSON")]
    public async Task WrongSetting_StopsTheStartAndIsNamed(string settings, string told)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "settings.json"), settings, TestContext.Current.CancellationToken);
        using var error = new StringWriter();
        string[] arguments = ["--data", _folder, "--port", "0", "--udp-port", "0", "--tcp-port", "0"];
        (await ParleyApplication.RunAsync(arguments, TextWriter.Null, error, Brain, TestContext.Current.CancellationToken)).ShouldBe(1);
        error.ToString().ShouldContain(told);
        error.ToString().ShouldNotContain("   at ");
    }

    private static void Brain(IServiceCollection services, IConfiguration configuration)
    {
        RunningServer.AddFakes(services, configuration);
        services.AddGuardrails();
        services.AddHandoff();
    }

    private WebApplication Build(string settings)
    {
        File.WriteAllText(Path.Combine(_folder, "settings.json"), settings);
        var options = new ParleyOptions { DataFolder = _folder, Port = 0, UdpPorts = PortRange.Any, TcpPort = 0 };
        return ParleyApplication.Build(options, (services, configuration) => services.AddParleyEngines(configuration));
    }
}
