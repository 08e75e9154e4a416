using System.Runtime.CompilerServices;
using Parley.Dialogue;

namespace Parley.Flows.Running;

/// <summary>Covers work that takes long with words, so that the caller never hears nothing.</summary>
internal static class SlowWork
{
    public const string Filler = "One moment, please.";
    public const string Longer = "This takes a little longer than usual. Thank you for waiting.";

    private static readonly TimeSpan BeforeFiller = TimeSpan.FromMilliseconds(700);

    /// <summary>However short the filler is, the silence after it stays shorter than anybody takes for a fault.</summary>
    private static readonly TimeSpan BeforeLonger = TimeSpan.FromSeconds(3.4);

    /// <summary>After words that take four seconds themselves.</summary>
    private static readonly TimeSpan BeforeLongerAgain = TimeSpan.FromSeconds(6);

    /// <summary>What to say while the work goes on; ends when it does, or when nobody listens any more.</summary>
    public static async IAsyncEnumerable<ReplyPart> CoverAsync(
        Task work, string filler, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (wait, next) = (BeforeFiller, BeforeLonger);
        var words = filler.Length > 0 ? filler : Filler;
        while (!await EndsWithinAsync(work, wait, clock, cancellationToken))
        {
            yield return new ReplyPart.Text(words + " ") { IsAuthored = true };
            (wait, next, words) = (next, BeforeLongerAgain, Longer);
        }
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
}
