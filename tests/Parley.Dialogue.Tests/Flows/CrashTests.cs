using CsCheck;
using Parley.Flows.Engine;

namespace Parley.Dialogue.Tests.Flows;

/// <summary>The process dies at any store, any number of times; the caller's turn is then taken again by a new one.</summary>
public sealed class CrashTests
{
    private static readonly string[] Script = ["a table for two on friday", "how much", "six", "ada", "yes", "hello"];

    [Fact]
    public async Task CrashAtAnyStore_EndsTheSameWithTheSameEffects()
    {
        var (expected, steps) = await LiveAsync([]);
        steps.ShouldBe(["book/look/1", "book/book/1"]);
        await Gen.Int[0, 6].Array[1, 4].SampleAsync(
            async crashes =>
            {
                var (state, effects) = await LiveAsync(crashes);
                state.ShouldBe(expected);
                effects.ShouldBe(steps);
            },
            iter: 200);
    }

    /// <param name="crashes">How many stores work before each crash.</param>
    private static async Task<(string State, IEnumerable<string> Steps)> LiveAsync(int[] crashes)
    {
        var call = new RuntimeCall();
        var left = new Queue<int>(crashes);
        call.States.SavesLeft = left.TryDequeue(out var first) ? first : null;
        for (var turn = 1; turn <= Script.Length;)
        {
            try
            {
                await call.SayAsync(Script[turn - 1], turn);
                turn++;
            }
            catch (IOException)
            {
                call.Crash();
                call.States.SavesLeft = left.TryDequeue(out var next) ? next : null;
            }
        }

        return (FlowStateJson.Write(call.State), call.Tools.Effects.Select(c => c.Step));
    }
}
