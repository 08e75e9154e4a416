using System.Threading.Channels;
using Parley.Calls;
using Parley.Rooms;

namespace Parley.Cli.Chatting;

/// <summary>Gathers the agent's captions until it listens again: one whole answer.</summary>
internal sealed class AnswerReader(ChannelReader<RoomNotice> notices)
{
    /// <returns>Null when the agent left or was silent for too long.</returns>
    public async Task<string?> NextAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var segments = new List<Caption>();
        try
        {
            await foreach (var notice in notices.ReadAllAsync(limit.Token))
            {
                switch (notice)
                {
                    case RoomNotice.CaptionShown { Caption: { Speaker: Speaker.Agent } caption }:
                        segments.RemoveAll(segment => segment.SegmentId == caption.SegmentId);
                        segments.Add(caption);
                        limit.CancelAfter(patience);
                        break;
                    case RoomNotice.AgentStateShown { State: AgentState.Listening } when segments.Count > 0:
                        return string.Join(' ', segments.Select(segment => segment.Text.Trim()));
                    case RoomNotice.Left:
                        return null;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Out of patience: what came so far is the answer.
        }

        return segments.Count > 0 ? string.Join(' ', segments.Select(segment => segment.Text.Trim())) : null;
    }
}
