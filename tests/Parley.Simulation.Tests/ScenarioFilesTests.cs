using Parley.Simulation.Scenarios;

namespace Parley.Simulation.Tests;

public sealed class ScenarioFilesTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"scenario-{Guid.NewGuid():N}.yaml");

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("name: a\nturns:\n  - sya: hello\n", "(line 3)", "turns[0]")]
    [InlineData("name: a\nturnss:\n  - say: hello\n", "(line 3)", "did you mean 'turns'")]
    [InlineData("name: a\nturns:\n  - say: hello\nexpect:\n  events: [interupted]\n", "(line 5)", "did you mean 'interrupted'")]
    [InlineData("name: a\nturns:\n  - { say: hello, interupt_after: 3 }\n", "(line 3)", "did you mean 'interrupt_after'")]
    [InlineData("name: a\nnow: tomorrow\nturns:\n  - say: hello\n", "(line 2)", "no local time")]
    [InlineData("name: a\nturns: [\n", "(line ", "yaml")]
    [InlineData("name: a\n", "(line 1)", "turns: is missing; a caller has either turns or a persona")]
    [InlineData("name: a\nturns:\n  - say: x\nexpect:\n  appointments:\n    - { strat: x }\n", "(line 6)", "did you mean 'start'")]
    [InlineData("name: a\nturns:\n  - say: x\nnoise: { kind: babbl, snr: 10 }\n", "(line 4)", "did you mean 'babble'")]
    [InlineData("name: a\nturns:\n  - say: x\nnoise: { kind: pink }\n", "(line 4)", "snr: is missing")]
    [InlineData("name: a\nturns:\n  - say: x\nnoise: { snr: 10, file: nowhere.wav }\n", "(line 4)", "there is no file")]
    [InlineData("name: a\nturns:\n  - say: x\nonly: text\nnoise: { snr: 10 }\n", "(line 5)", "nobody hears it")]
    [InlineData("name: a\nturns:\n  - say: x\nmodel:\n  - understand: { intent: book }\n", "(line 5)", "when: is missing")]
    [InlineData("name: a\nturns:\n  - say: x\nmodel:\n  - { when: x, understand: { acts: [afirm] } }\n", "(line 5)", "did you mean 'affirm'")]
    [InlineData("name: a\nturns:\n  - say: x\nmodel:\n  - { stall: x, for: understandin }\n", "(line 5)", "did you mean 'understanding'")]
    [InlineData("name: a\nturns:\n  - say: x\nnext_model:\n  - say: x\n", "(line 5)", "no model that it could follow")]
    [InlineData("name: a\nturns:\n  - say: x\nexpect:\n  model_answers:\n    - { model: next_modl }\n", "(line 6)", "did you mean 'next_model'")]
    public void Fault_IsToldWithFileLineAndNearMiss(string text, string line, string words)
    {
        File.WriteAllText(_file, text);

        var message = Should.Throw<ScenarioException>(() => ScenarioFiles.Read([_file])).Message;

        message.ShouldContain(Path.GetFileName(_file));
        message.ShouldContain(line);
        message.ShouldContain(words);
    }

    [Fact]
    public void Documents_AreScenariosOfOneFile()
    {
        File.WriteAllText(_file, "name: one\nturns:\n  - say: hello\n---\nname: two\nturns:\n  - wait: 3\n");

        ScenarioFiles.Read([_file]).Select(scenario => (scenario.Name, scenario.Line)).ShouldBe([("one", 1), ("two", 5)]);
    }

    [Fact]
    public void Name_OfTwoScenarios_IsRefused()
    {
        File.WriteAllText(_file, "name: one\nturns:\n  - say: hello\n---\nname: one\nturns:\n  - say: bye\n");

        Should.Throw<ScenarioException>(() => ScenarioFiles.Read([_file])).Message.ShouldContain("is taken by");
    }

    [Fact]
    public void MissingFile_IsNamed() => Should.Throw<ScenarioException>(() => ScenarioFiles.Read(["no/such.yaml"])).Message.ShouldContain("no/such.yaml");
}
