using System.Text.Json.Nodes;
using Parley.Flows.Checking;
using Parley.Flows.Reading;
using Parley.Tools;
using static Parley.Testing.Dialogue.ScriptedToolGateway;

namespace Parley.Dialogue.Tests.Flows;

public sealed class FlowCheckerTests
{
    private static readonly ToolDefinition[] Catalogue =
    [
        Define("look", ToolEffect.Reads, "", "a") with
        {
            Parameters = (JsonObject)JsonNode.Parse("""{ "type": "object", "properties": { "a": { "type": "string" }, "how": { "enum": ["closely", "quickly", ""] } } }""")!,
            Result = (JsonObject)JsonNode.Parse("""{ "type": "object", "properties": { "count": { "type": "integer" } } }""")!,
        },
        Define("do_it", ToolEffect.Commits, "", "a"),
    ];

    [Fact]
    public void BookingFlow_HasNoFaults() => FlowChecker.Check(
        FlowCall.AgentOf(BookingFlow.Yaml) with { Tools = ["look_up", "make_booking"] }, BookingFlow.Catalogue).ShouldBeEmpty();

    [Theory]
    [InlineData("a: { say: hi, next: endd }\nend: { end: '' }", "flows.f.nodes.a.next: unknown node 'endd': did you mean 'end'?")]
    [InlineData("a: { ask: dya }\nend: { end: '' }", "flows.f.nodes.a.ask: unknown slot 'dya': did you mean 'day'?")]
    [InlineData("a: { tool: lok, arguments: { a: x } }\nend: { end: '' }", "flows.f.nodes.a.tool: the agent may not use 'lok': did you mean 'look'?")]
    [InlineData("a: { tool: look, arguments: { b: x } }\nend: { end: '' }", "flows.f.nodes.a.arguments.b: 'look' takes no 'b'")]
    [InlineData("a: { tool: look, on_failure: { unavailble: end } }\nend: { end: '' }", "flows.f.nodes.a.on_failure.unavailble: no tool ends with 'unavailble': did you mean 'unavailable'?")]
    [InlineData("a: { flow: g }\nend: { end: '' }", "flows.f.nodes.a.flow: unknown flow 'g'")]
    [InlineData("a: { flow: f }\nend: { end: '' }", "flows.f: runs itself")]
    [InlineData("a: { end: '' }\nb: { end: '' }", "flows.f.nodes.b: is never reached")]
    [InlineData("a: { say: hi, next: b }\nb: { say: ho, next: a }", "is a dead end")]
    [InlineData("a: { say: hi }\nb: { branch: [{ when: 'slots.day == today', next: end }], otherwise: a }\nend: { end: '' }", "goes round without a caller's turn: a, b")]
    [InlineData("a: { ask: day }\nb: { branch: [{ when: 'slots.day == today', next: end }], otherwise: a }\nend: { end: '' }", "goes round without a caller's turn: a, b")]
    [InlineData("a: { say: '{{ slots.day }}' }\nend: { end: '' }", "reads slot 'day', which is not set on every way here")]
    [InlineData("a: { say: '{{ day }}' }\nend: { end: '' }", "unknown name 'day': did you mean 'slots.day'?")]
    [InlineData("a: { say: '{{ sesion.channel }}' }\nend: { end: '' }", "unknown name 'sesion': did you mean 'session'?")]
    [InlineData("a: { say: '{{ slots.day' }\nend: { end: '' }", "flows.f.nodes.a.say: cannot be read")]
    [InlineData("a: { branch: [{ when: 'slots.day = today', next: end }] }\nend: { end: '' }", "flows.f.nodes.a.branch[0].when: at 11: '=' compares nothing; write '=='")]
    [InlineData("a: { tool: look, save_as: got, on_failure: { default: b } }\nb: { say: '{{ got.x }}' }\nend: { end: '' }", "reads 'got', which no tool has given on every way here")]
    [InlineData("a: { ask: bare }\nend: { end: '' }", "flows.f.slots.bare.prompts: is missing")]
    [InlineData("a: { ask: day }\nb: { tool: do_it, arguments: { a: '{{ slots.day }}' } }\nend: { end: '' }", "commits something, and not every way here passes a confirm node")]
    [InlineData("a: { ask: day }\nc: { confirm: ok?, slots: [name], on_no: end }\nb: { tool: do_it, arguments: { a: '{{ slots.day }}' } }\nend: { end: '' }", "commits slot 'day', which is not confirmed after its last change")]
    [InlineData("a: { ask: day }\nc: { confirm: ok?, slots: [day], on_no: end }\nd: { clear: [day] }\ne: { ask: day }\nb: { tool: do_it, arguments: { a: '{{ slots.day }}' } }\nend: { end: '' }", "commits slot 'day'")]
    [InlineData("a: { ask: day }\nx: { branch: [{ when: 'slots.day == today', next: b }] }\nc: { confirm: ok?, slots: [day], on_no: end }\nb: { tool: do_it, arguments: { a: '{{ slots.day }}' } }\nend: { end: '' }", "commits slot 'day'")]
    [InlineData("a: { tool: look, save_as: got }\nc: { confirm: ok?, slots: [day], on_no: end }\nb: { tool: do_it, arguments: { a: '{{ got.x }}' } }\nend: { end: '' }", "commits 'got' as a tool gave it")]
    [InlineData("a: { tool: look, arguments: { how: closly } }\nend: { end: '' }", "flows.f.nodes.a.arguments.how: 'look' takes no 'closly' here: did you mean 'closely'?")]
    [InlineData("a: { tool: look, save_as: got }\nb: { branch: [{ when: got.cuont > 0, next: end }] }\nend: { end: '' }", "flows.f.nodes.b.branch[0].when: at 1: 'got' has no 'cuont': did you mean 'count'?")]
    [InlineData("a: { tool: look, save_as: got }\nb: { say: 'I found {{ got.counts }}.' }\nend: { end: '' }", "flows.f.nodes.b.say: 'got' has no 'counts': did you mean 'count'?")]
    [InlineData("a: { ask: kind, on_none: endd }\nend: { end: '' }", "flows.f.nodes.a.on_none: unknown node 'endd': did you mean 'end'?")]
    [InlineData("a: { ask: day }\nb: { clear: [day] }\nc: { set: { name: '{{ slots.day }}' } }\nend: { end: '' }", "flows.f.nodes.c.set.name: reads slot 'day', which is not set on every way here")]
    [InlineData("a: { set: { name: '{{ slots.maybe }}' } }\nb: { say: '{{ slots.name }}' }\nend: { end: '' }", "flows.f.nodes.b.say: reads slot 'name', which is not set on every way here")]
    [InlineData("a: { set: { day: soonish } }\nend: { end: '' }", "flows.f.nodes.a.set.day: 'soonish' is no value of the slot's type")]
    [InlineData("a: { collect: [speaking, day] }\nend: { end: '' }", "flows.f.slots.speaking.prompts[0]: reads slot 'day', which is not set on every way here")]
    [InlineData("a: { confirm: ok?, slots: [speaking], on_no: end }\nend: { end: '' }", "flows.f.slots.speaking.prompts[0]: reads slot 'day', which is not set on every way here")]
    public void Fault_IsFoundAndExplained(string nodes, string expected) => Check(nodes).ShouldContain(f => f.ToString().Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("a: { branch: [{ when: 'slots.day is set', next: b }], otherwise: end }\nb: { say: '{{ slots.day }}' }\nend: { end: '' }")]
    [InlineData("a: { say: '{% if slots.day %}{{ slots.day }}{% endif %}' }\nend: { end: '' }")]
    [InlineData("a: { say: '{{ slots.day | default: \"soon\" }}' }\nend: { end: '' }")]
    [InlineData("a: { ask: day }\nb: { branch: [{ when: 'slots.day == today', next: end }] }\nc: { clear: [day], next: a }\nend: { end: '' }")]
    [InlineData("a: { ask: day }\nc: { confirm: ok?, slots: [day], on_no: end }\nb: { tool: do_it, arguments: { a: '{{ slots.day }}' } }\nend: { end: '' }")]
    [InlineData("a: { set: { name: Ada } }\nc: { confirm: ok?, slots: [day], on_no: end }\nb: { tool: do_it, arguments: { a: '{{ slots.name }}' } }\nend: { end: '' }")]
    [InlineData("a: { tool: look, arguments: { how: quickly, a: '{{ today }}' }, save_as: got }\nb: { say: '{{ got.count }} {{ got.remarks }}' }\nend: { end: '' }")]
    [InlineData("a: { collect: [day, speaking] }\nb: { set: { name: Ada } }\nc: { say: '{{ slots.name }}' }\nend: { end: '' }")]
    [InlineData("a: { ask: maybe }\nb: { branch: [{ when: 'slots.maybe is set', next: c }], otherwise: end }\nc: { set: { name: '{{ slots.maybe }}' } }\nd: { say: '{{ slots.name }}' }\nend: { end: '' }")]
    public void SoundFlow_HasNoFaults(string nodes) => Check(nodes).ShouldBeEmpty();

    [Theory]
    [InlineData("ask: who", "", null)]
    [InlineData("say: hi", "", "flows.f.nodes.b.say: reads slot 'name', which is not set on every way here")]
    [InlineData("say: 'Hi {{ slots.who }}'", "who: Ada", null)]
    [InlineData("say: 'Hi {{ slots.who }}'", "who: '{{ slots.name }}'", "flows.g.nodes.x.say: reads slot 'who', which is not set on every way here")]
    public void Part_OfAFlow_BringsBackWhatItHasAtItsEnd(string inside, string handedIn, string? expected)
    {
        var yaml = $$$"""
            f:
              examples: [do f]
              slots:
                name: { type: name, prompts: ['Name?'] }
              nodes:
                a: { flow: g, inputs: { {{{handedIn}}} }, outputs: { name: '{{ slots.who }}' } }
                b: { say: '{{ slots.name }}' }
                c: { end: '' }
            g:
              slots:
                who: { type: name, prompts: ['Who?'] }
              nodes:
                x: { {{{inside}}} }
                y: { end: '' }
            """;
        var faults = FlowChecker.Check(FlowCall.AgentOf(yaml), Catalogue);

        if (expected is null)
            faults.ShouldBeEmpty();
        else
            faults.ShouldContain(f => f.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Choices_OneWordForTwo_IsAFault() => FlowChecker.Check(FlowCall.AgentOf("f:\n  examples: [do f]\n  slots:\n    kind: { type: choice, prompts: ['Kind?'], choices: { large: { say: large, synonyms: [Big] }, huge: { say: huge, synonyms: [big] } } }\n  nodes:\n    a: { ask: kind }\n    b: { end: '' }"), [])
        .ShouldHaveSingleItem().ToString().ShouldContain("flows.f.slots.kind.choices: 'big' means 'large' and 'huge': nobody could tell which");

    [Theory]
    [InlineData("XX")]
    [InlineData("usa")]
    [InlineData("")]
    public void Region_Unknown_IsAFault(string region) => FlowChecker.Check(FlowCall.AgentOf(BookingFlow.Yaml) with { Tools = ["look_up", "make_booking"], Region = region }, BookingFlow.Catalogue)
        .ShouldHaveSingleItem().Path.ShouldBe("region");

    [Fact]
    public void FileFaults_NameThePathAndTheLine()
    {
        var notes = new SectionNotes();
        FlowsSection.Read(FlowCall.Parse("""
            f:
              nodes:
                a:
                  sya: hello
                b: { say: hi, ask: day, next: a }
                c: { end: '', hangup: true }
              slots:
                day: { type: dat }
            """), notes);
        notes.Faults.Select(f => $"{f.Path} {f.Line} {f.Fault}").ShouldBe(
        [
            "flows.f.slots.day.type 8 unknown 'dat': did you mean 'date'?",
            "flows.f.nodes.a 4 has none of say, ask, collect, confirm, tool, set, clear, branch, answer, flow, handoff, end: did you mean 'say'?",
            "flows.f.nodes.b 5 is say and ask at once; one node does one thing",
            "flows.f.nodes.c.hangup 6 unknown setting: did you mean 'hang_up'?",
        ]);
    }

    private static IReadOnlyList<FlowFault> Check(string nodes)
    {
        var yaml = "f:\n  examples: [do f]\n  slots:\n    day: { type: date, prompts: ['Which day?'] }\n    name: { type: name, prompts: ['Name?'] }\n    bare: { type: text }\n    maybe: { type: name, optional: true, prompts: ['Maybe?'] }\n    speaking: { type: text, prompts: ['And on {{ slots.day }}?'] }\n    kind: { type: choice, prompts: ['Kind?'], choices: { large: { say: large, synonyms: [Big] }, huge: { say: huge, synonyms: [vast] } } }\n  nodes:\n"
            + string.Join('\n', nodes.Split('\n').Select(line => "    " + line));
        return FlowChecker.Check(FlowCall.AgentOf(yaml) with { Tools = ["look", "do_it"] }, Catalogue);
    }
}
