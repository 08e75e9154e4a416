using System.Threading.Channels;
using Parley.Calls;
using Parley.Rooms;

namespace Parley.Cli.Chatting;

/// <summary>Gathers the agent's captions until it listens again: one whole answer.</summary>
internal sealed class AnswerReader(ChannelReader<RoomNotice> notices, TimeProvider clock)
{
    /// <summary>How long the last words may come after the agent listens: captions and states travel on channels of their own.</summary>
    private static readonly TimeSpan CaptionLag = TimeSpan.FromSeconds(1);

    private readonly HashSet<string> _told = [];
    private readonly List<Caption> _answer = [];
    private bool _listening;

    /// <summary>How long the first words of the last answer took; null where none came.</summary>
    public TimeSpan? FirstWords { get; private set; }

    /// <summary>What ended the conversation; null while it goes on.</summary>
    public RoomNotice? End { get; private set; }

    /// <remarks>That the agent listened before it was asked says nothing of the answer: its words may overtake its state.</remarks>
    /// <returns>Null when the conversation ended, or the agent was silent for too long.</returns>
    public async Task<string?> NextAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        _listening = false;
        FirstWords = null;
        var asked = clock.GetTimestamp();
        using var limit = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await foreach (var notice in notices.ReadAllAsync(either.Token))
            {
                Take(notice);
                if (_answer.Count > 0)
                    FirstWords ??= clock.GetElapsedTime(asked);
                if (End is not null)
                    break;
                if (_listening && _answer.Count > 0 && _answer.TrueForAll(segment => segment.IsFinal))
                    break;
                limit.CancelAfter(_listening && _answer.Count > 0 ? CaptionLag : patience);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Out of patience: what came so far is the answer.
        }

        return Finish();
    }

    private void Take(RoomNotice notice)
    {
        switch (notice)
        {
            case RoomNotice.CaptionShown { Caption: { Speaker: Speaker.Agent } caption } when !_told.Contains(caption.SegmentId):
                var known = _answer.FindIndex(segment => segment.SegmentId == caption.SegmentId);
                if (known < 0)
                    _answer.Add(caption);
                else
                    _answer[known] = caption;
                break;
            case RoomNotice.AgentStateShown shown:
                _listening = shown.State == AgentState.Listening;
                break;
            case RoomNotice.Left or RoomNotice.ConnectionLost:
                // What follows the first is only how the connection went.
                End ??= notice;
                break;
        }
    }

    private string? Finish()
    {
        var text = string.Join(' ', _answer.Select(segment => segment.Text.Trim()).Where(words => words.Length > 0));
        _told.UnionWith(_answer.Select(segment => segment.SegmentId));
        _answer.Clear();
        return text.Length > 0 ? text : null;
    }
}
