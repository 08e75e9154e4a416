using System.Text.Json;
using Parley.Calls;
using Parley.Records;
using Parley.Storage.Calls;
using Parley.Storage.Files;
using Parley.Storage.Usage;

namespace Parley.Storage.Journal;

/// <summary>What the writer knows of one call: its row as it stands, its delays and its files. Touched by the writer only.</summary>
internal sealed class CallLedger
{
    private readonly SortedDictionary<int, LatencyRecord> _latencies = [];
    private readonly HashSet<int> _turns = [];
    private readonly List<ModelRequestRow> _asked = [];

    /// <param name="caller">What is known of the caller, sealed.</param>
    public CallLedger(LiveCall call, string caller, TranscriptFile transcript, HeldFile held)
    {
        Call = call;
        Transcript = transcript;
        Held = held;
        var session = call.Session;
        Row = new CallRow
        {
            TenantId = session.Tenant.Id.Value,
            Id = session.Id.Value,
            Agent = session.Agent.AgentName,
            AgentId = session.Agent.Id,
            AgentVersion = session.Agent.Version,
            UserId = session.UserId,
            Channel = session.Channel,
            Language = session.Language,
            Roles = JsonSerializer.Serialize(session.Roles),
            Caller = caller,
            Resumes = session.Resumes?.Call.Value,
            ConsentStatus = session.Consent,
            Status = CallStatus.Active,
            StartedAt = call.StartedAt,
        };
    }

    public LiveCall Call { get; }

    public CallRow Row { get; }

    public TranscriptFile Transcript { get; }

    public HeldFile Held { get; }

    /// <summary>Whether the database has the row.</summary>
    public bool IsStored { get; set; }

    public IReadOnlyList<LatencyRecord> Latencies => [.. _latencies.Values];

    public CallUsage Usage => CallUsage.Of(_asked);

    public void Ask(ModelRequestRow request, PendingRows pending)
    {
        _asked.Add(request);
        pending.Add(request);
    }

    public void Apply(JournaledEvent seen, CallEvent fact, PendingRows pending)
    {
        pending.Add(new EventRow
        {
            TenantId = Row.TenantId, CallId = Row.Id, Sequence = seen.Sequence, Name = seen.Name, AtMs = seen.At.Milliseconds(), Data = seen.Data,
        });
        switch (fact)
        {
            case CallEvent.Said said when Say(seen.Sequence, said.Entry, pending):
                break;
            case CallEvent.Interrupted:
                Row.Interruptions++;
                break;
            case CallEvent.TurnMeasured measured:
                Measure(LatencyRecord.Of(measured.Turn, measured.Latency), pending);
                break;
            case CallEvent.ConsentAnswered answered:
                Row.ConsentStatus = answered.Consent;
                break;
            case CallEvent.Ended ended:
                Row.Status = CallStatus.Ended;
                Row.EndReason = ended.Reason;
                Row.DurationMs = ended.At.Milliseconds();
                Row.EndedAt = Row.StartedAt + ended.At;
                break;
            default:
                return;
        }
        pending.Touch(this);
    }

    /// <returns>Whether the call's own row is another by it.</returns>
    private bool Say(long sequence, TranscriptEntry entry, PendingRows pending)
    {
        var record = TranscriptRecord.Of(entry);
        Transcript.Add(record);
        pending.Add(TranscriptRow.Of(Row, sequence, record));
        if (entry.Speaker != Speaker.Caller || !_turns.Add(entry.Turn))
            return false;
        Row.Turns++;
        return true;
    }

    private void Measure(LatencyRecord latency, PendingRows pending)
    {
        _latencies[latency.Turn] = latency;
        Row.VoiceToVoiceP50Ms = Median(_latencies.Values.Select(l => l.VoiceToVoiceMs).OfType<long>());
        pending.Measure(
            new LatencyRow
            {
                TenantId = Row.TenantId,
                CallId = Row.Id,
                Turn = latency.Turn,
                EndOfSpeechDelayMs = latency.EndOfSpeechDelayMs,
                FinalTranscriptMs = latency.FinalTranscriptMs,
                FirstReplyTokenMs = latency.FirstReplyTokenMs,
                FirstAudioMs = latency.FirstAudioMs,
                VoiceToVoiceMs = latency.VoiceToVoiceMs,
                TextToVoiceMs = latency.TextToVoiceMs,
            });
    }

    /// <summary>Nearest rank: a delay that was really measured.</summary>
    private static long? Median(IEnumerable<long> delays)
    {
        long[] sorted = [.. delays.Order()];
        return sorted.Length == 0 ? null : sorted[(sorted.Length - 1) / 2];
    }
}
