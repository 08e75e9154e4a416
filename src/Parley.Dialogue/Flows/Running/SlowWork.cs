using System.Runtime.CompilerServices;
using Parley.Dialogue;

namespace Parley.Flows.Running;

/// <summary>Covers work that takes long with words, so that the caller never hears nothing.</summary>
internal static class SlowWork
{
    public const string Filler = "One moment, please.";
    public const string Longer = "This takes a little longer than usual. Thank you for waiting.";

    private static readonly TimeSpan BeforeFiller = TimeSpan.FromMilliseconds(700);

    /// <summary>Later than a search may take, and earlier than a watchdog would lose its patience.</summary>
    private static readonly TimeSpan BeforeAnswer = TimeSpan.FromSeconds(2.8);

    /// <summary>However short the filler is, the silence after it stays shorter than anybody takes for a fault.</summary>
    private static readonly TimeSpan BeforeLonger = TimeSpan.FromSeconds(3.4);

    /// <summary>After words that take four seconds themselves.</summary>
    private static readonly TimeSpan BeforeLongerAgain = TimeSpan.FromSeconds(6);

    /// <summary>What to say while the work goes on; ends when it does, or when nobody listens any more.</summary>
    public static IAsyncEnumerable<ReplyPart> CoverAsync(Task work, string filler, TimeProvider clock, CancellationToken cancellationToken) =>
        CoverAsync(work, new Patience(clock, BeforeFiller, filler), clock, cancellationToken);

    /// <summary>An answer, and what to say until its first words come.</summary>
    public static async IAsyncEnumerable<ReplyPart> CoverAsync(
        IAsyncEnumerable<ReplyPart> answer, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One for the whole answer: what it notes on the way, a search that came too late or a model that broke, is nothing the caller hears.
        var patience = new Patience(clock, BeforeAnswer, Filler);
        await using var parts = answer.GetAsyncEnumerator(cancellationToken);
        for (var isAnswering = false; ;)
        {
            var coming = parts.MoveNextAsync().AsTask();
            try
            {
                // A filler in the middle of a sentence would garble it: from the first words on the answer's own deadlines hold.
                if (!isAnswering && !coming.IsCompleted)
                    await foreach (var filler in CoverAsync(coming, patience, clock, cancellationToken))
                        yield return filler;
            }
            finally
            {
                // It listens to the same token, and cannot be left in the middle of a step.
                await ((Task)coming).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }

            if (!await coming)
                yield break;
            isAnswering |= parts.Current is ReplyPart.Text;
            yield return parts.Current;
        }
    }

    private static async IAsyncEnumerable<ReplyPart> CoverAsync(
        Task work, Patience patience, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!await EndsWithinAsync(work, patience.Left, clock, cancellationToken))
            yield return new ReplyPart.Text(patience.Speak() + " ") { IsAuthored = true };
    }

    private static async Task<bool> EndsWithinAsync(Task work, TimeSpan wait, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = await Task.WhenAny(work, Task.Delay(wait, clock, over.Token)) == work;
        // Only the delay hangs on it: nothing runs here that another thread should be asked for.
        over.Cancel();
        cancellationToken.ThrowIfCancellationRequested();
        return ended;
    }

    /// <summary>How long the caller has heard nothing, and what is to be said about it next.</summary>
    private sealed class Patience(TimeProvider clock, TimeSpan wait, string filler)
    {
        private long _since = clock.GetTimestamp();
        private TimeSpan _wait = wait;
        private TimeSpan _next = BeforeLonger;
        private string _words = filler.Length > 0 ? filler : Filler;

        public TimeSpan Left => _wait - clock.GetElapsedTime(_since) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

        /// <returns>What is said now.</returns>
        public string Speak()
        {
            var words = _words;
            (_since, _wait, _next, _words) = (clock.GetTimestamp(), _next, BeforeLongerAgain, Longer);
            return words;
        }
    }
}
