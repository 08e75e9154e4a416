using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Parley.Agents;
using Parley.Calls;
using Parley.Dialogue.Guarding;
using Parley.Flows.Engine;
using Parley.Flows.Running;
using Parley.Testing.Dialogue;
using Parley.Tools;
using Parley.Understanding;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>A call with the whole runtime over scripted ports. A new runtime over the same store is a restarted process.</summary>
internal sealed class RuntimeCall : IReplyGenerator
{
    private readonly List<Utterance> _history = [];
    private DialogueRuntime _runtime;

    public RuntimeCall(MemoryDialogueStates? states = null, AgentDefinition? agent = null)
    {
        Agent = agent ?? FlowCall.AgentOf(BookingFlow.Yaml) with { Tools = ["look_up", "make_booking"] };
        States = states ?? new MemoryDialogueStates();
        Tools.Definitions.AddRange(BookingFlow.Catalogue);
        Tools.On("look_up", _ => new ToolOutcome.Succeeded((JsonObject)JsonNode.Parse(BookingFlow.Free)!));
        Tools.On("make_booking", _ => new ToolOutcome.Succeeded(new JsonObject { ["id"] = "A7" }));
        Understanding
            .On("a table for two on friday", "book", CallerActs.None, ("day", "2026-11-27"), ("guests", "2"))
            .On("six", null, CallerActs.None, ("start", "2026-11-27T18:00"))
            .On("ada", null, CallerActs.None, ("name", "Ada"))
            .On("yes", null, CallerActs.Affirm)
            .On("how much", null, CallerActs.Question)
            .On("hello?", null, CallerActs.Presence)
            .On("come again", null, CallerActs.Repeat)
            .On("help me i am choking", null, CallerActs.Emergency);
        _runtime = New();
    }

    public FakeTimeProvider Clock { get; } = new(FlowCall.Now);

    public MemoryDialogueStates States { get; }

    public ScriptedToolGateway Tools { get; } = new();

    public ScriptedUnderstanding Understanding { get; } = new();

    public RecordingHandoffs Handoffs { get; } = new();

    public AgentDefinition Agent { get; }

    /// <summary>What others answer.</summary>
    public List<ReplyPart> Others { get; } = [new ReplyPart.Text("Others speak.")];

    /// <summary>What others were asked.</summary>
    public List<ReplyRequest> Asked { get; } = [];

    public int Turn { get; private set; }

    /// <summary>Who was called outside of the flows.</summary>
    public CalledPerson? Called { get; set; }

    /// <summary>Somebody was called for what stays a person's.</summary>
    public bool KeepsPerson { get; set; }

    public FlowState State => FlowStateJson.Read(States.LoadAsync(Context, default).AsTask().GetAwaiter().GetResult()!.State);

    private CallContext Context => new(new CallId("call_1"), Clinic.Tenant, Clock);

    public async Task RestartAsync()
    {
        await _runtime.DisposeAsync();
        _runtime = New();
    }

    /// <summary>Dies without a word: what was under way is lost to the new process.</summary>
    public void Crash() => _runtime = New();

    /// <summary>A whole turn, heard to its end.</summary>
    public Task<string> SayAsync(string text) => SayAsync(text, Turn + 1);

    public async Task<string> SayAsync(string text, int turn)
    {
        var parts = new List<ReplyPart>();
        await foreach (var part in Parts(text, turn, TestContext.Current.CancellationToken))
            parts.Add(part);
        return Heard(text, parts);
    }

    public IAsyncEnumerable<ReplyPart> Parts(string text, int turn, CancellationToken cancellationToken, bool isSpeculative = false, bool isPersonsMatter = false, string carried = "")
    {
        Turn = isSpeculative ? Turn : turn;
        var request = new ReplyRequest(Context, Agent, [.. _history], text)
        {
            Turn = turn, UserId = "ann", Channel = "web", IsSpeculative = isSpeculative, IsPersonsMatter = isPersonsMatter, Carried = carried, Called = Called, KeepsPerson = KeepsPerson,
        };
        return _runtime.ReplyAsync(request, cancellationToken);
    }

    /// <summary>The caller is back, in a call whose history is its own.</summary>
    public async Task<List<ReplyPart>> ResumeAsync()
    {
        _history.Clear();
        var request = new ReplyRequest(Context, Agent, [], "") { UserId = "ann", Channel = "web", IsResumption = true };
        var parts = new List<ReplyPart>();
        await foreach (var part in _runtime.ReplyAsync(request, TestContext.Current.CancellationToken))
            parts.Add(part);
        return parts;
    }

    /// <summary>What a tool hands over that was approved with nobody on the line.</summary>
    public ValueTask<Parley.Handoff.HandoffRecord?> HandoverAsync(string step, IReadOnlyList<Utterance> heard) =>
        _runtime.HandoverAsync(new ReplyRequest(Context, Agent, heard, "") { UserId = "ann", Channel = "web" }, step, TestContext.Current.CancellationToken);

    /// <summary>Notes a turn as it was heard.</summary>
    public string Heard(string text, IEnumerable<ReplyPart> parts)
    {
        var said = string.Concat(parts.OfType<ReplyPart.Text>().Select(t => t.Value)).Trim();
        _history.Add(new Utterance(Speaker.Caller, text));
        _history.Add(new Utterance(Speaker.Agent, said));
        return said;
    }

    /// <summary>Cut short after these words.</summary>
    public void HeardOnly(string text, string words)
    {
        _history.Add(new Utterance(Speaker.Caller, text));
        if (words.Length > 0)
            _history.Add(new Utterance(Speaker.Agent, words, Interrupted: true));
    }

    public async Task ToConfirmationAsync()
    {
        (await SayAsync("a table for two on friday")).ShouldContain("Which one?");
        (await SayAsync("six")).ShouldBe("What is your name?");
        (await SayAsync("ada")).ShouldContain("Right?");
    }

    async IAsyncEnumerable<ReplyPart> IReplyGenerator.ReplyAsync(
        ReplyRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Asked.Add(request);
        foreach (var part in Others)
            yield return part;
    }

    private DialogueRuntime New() => new(new DialoguePorts(
        States, Understanding, Tools, Tools, Handoffs, new GeneratedKnowledge(this), this, new HandoffRecords(SpokenMask.None)));
}
