using CsCheck;
using Parley.Conversation.TurnTaking;
using Parley.Flows;
using Parley.Speech;

namespace Parley.Conversation.Tests.TurnTaking;

/// <summary>What must hold whatever happens in whatever order.</summary>
public sealed class TurnPolicyPropertyTests
{
    private static readonly Gen<(int Kind, int Number)[]> Happenings = Gen.Select(Gen.Int[0, 22], Gen.Int[0, 60]).Array[20, 200];

    [Fact]
    public void Policy_AnySignals_KeepsItsPromises() => Happenings.Sample(happenings => new Watcher().Run(happenings), iter: 3000);

    /// <summary>Sends signals as they come and looks at the decisions from outside, without trusting the policy's state.</summary>
    private sealed class Watcher
    {
        private static readonly string[] Texts = ["", "stop it", "uh-huh", "when are you open", "okay", "my number is"];

        private readonly TurnRules _rules = new() { ProtectGreeting = true };
        private readonly Dictionary<SpeechId, bool> _protectedLines = [];
        private TurnState _state;
        private TimeSpan _now;
        private TimeSpan _quietSince;
        private SpeechId? _reply;
        private SpeechId? _line;
        private SpeechId? _paused;
        private bool _speaking;
        private bool _lost;
        private bool _over;
        private bool _closing;
        private int _lastSpeech;
        private int _utterance = 1;

        public Watcher() => _state = new TurnState(_rules, HasGreeting: true);

        public void Run((int Kind, int Number)[] happenings)
        {
            Feed(new TurnSignal.CallerJoined(_now, true));
            foreach (var (kind, number) in happenings)
                Happen(kind, number);
        }

        private void Happen(int kind, int number)
        {
            switch (kind)
            {
                case < 7:
                    for (var i = 0; i < number; i++)
                        Tick();
                    break;
                case 7 or 8:
                    Talk(number);
                    break;
                case 9 or 10:
                    _speaking = false;
                    Sound(new TurnSignal.SpeechPaused(_now, _utterance, _now, TimeSpan.FromMilliseconds(number * 20)));
                    break;
                case 11 or 12:
                    var text = Texts[number % Texts.Length];
                    Feed(new TurnSignal.WordsHeard(_now, _utterance, new Transcript(text, number % 2 == 0, default, _now, [])));
                    break;
                case 13:
                    Feed(new TurnSignal.EndOfTurnPredicted(_now, _state.Revision, number / 60.0));
                    break;
                case 14:
                    Feed(new TurnSignal.RecognitionFailed(_now, _utterance));
                    break;
                case 15 when Current() is { } speech:
                    Sound(new TurnSignal.SpeechAudible(_now, speech));
                    break;
                case 16 when Current() is { } speech:
                    Sound(new TurnSignal.SpeechProgressed(_now, speech));
                    break;
                case 17 when Current() is { } speech:
                    End(speech, number);
                    break;
                case 18 when number % 4 == 0:
                    Sound(new TurnSignal.TextTyped(_now, "typed"));
                    break;
                case 19 when number % 8 == 0:
                    _lost = !_lost;
                    Sound(new TurnSignal.ConnectionLost(_now, _lost));
                    break;
                case 20 when number == 0:
                    Feed(new TurnSignal.Stopping(_now));
                    break;
                case 22 when Current() is { } speech:
                    Feed(new TurnSignal.AnswerExpected(_now, speech, new ExpectedAnswer((SlotType)(number % 13), number % 2 == 0 ? null : TimeSpan.FromSeconds(number))));
                    break;
                case 21 when number == 0:
                    Feed(new TurnSignal.CallerLeft(_now));
                    break;
            }
        }

        private SpeechId? Current() => _line ?? _reply;

        private void Talk(int number)
        {
            if (number % 3 == 0)
                _utterance++;
            var onset = _now;
            _speaking = true;
            Sound(new TurnSignal.SpeechBegan(_now, _utterance, onset));
            for (var i = 0; i < number && !_over; i++)
            {
                Tick();
                Sound(new TurnSignal.SpeechWentOn(_now, _utterance, _now, _now - onset));
            }
        }

        private void End(SpeechId speech, int number)
        {
            if (speech == _line)
                _line = null;
            else
                _reply = null;
            Sound(new TurnSignal.SpeechEnded(_now, speech, (number % 3) switch
            {
                0 => new SpeechEnding.Completed(number % 2 == 0 ? "Is it?" : "", EndsCall: number == 57),
                1 => new SpeechEnding.Failed(number % 2 == 0),
                _ => new SpeechEnding.Completed("It is.", EndsCall: false),
            }));
        }

        private void Tick()
        {
            _now += TimeSpan.FromMilliseconds(20);
            Feed(new TurnSignal.Tick(_now));
            // A microphone that says nothing for so long is not speaking.
            var speaking = _speaking && _state.CallerSpeaking;
            var owed = (_reply is not null || _line is not null) && _paused is null && !speaking && !_lost && !_over && !_closing;
            if (owed)
                (_now - _quietSince).ShouldBeLessThanOrEqualTo(_rules.Watchdog + _rules.MicrophoneStall);
        }

        private void Sound(TurnSignal signal)
        {
            _quietSince = _now;
            Feed(signal);
        }

        private void Feed(TurnSignal signal)
        {
            var step = TurnPolicy.Next(_state, signal);
            _state = step.State;
            if (_over)
                step.Decisions.ShouldBeEmpty();
            foreach (var decision in step.Decisions)
                Check(decision);
            _closing = _state.Phase is CallPhase.Closing;
        }

        private void Check(TurnDecision decision)
        {
            _over.ShouldBeFalse();
            switch (decision)
            {
                case TurnDecision.CommitTurn commit:
                    _reply.ShouldBeNull();
                    commit.Question.ShouldNotBeEmpty();
                    _reply = New(commit.Speech);
                    break;
                case TurnDecision.BeginReply begin:
                    _reply.ShouldBeNull();
                    begin.Question.ShouldNotBeEmpty();
                    break;
                case TurnDecision.Remind remind:
                    _reply.ShouldBeNull();
                    _line.ShouldBeNull();
                    _reply = New(remind.Speech);
                    _quietSince = _now;
                    break;
                case TurnDecision.Say say:
                    _line.ShouldBeNull();
                    _line = New(say.Speech);
                    _protectedLines[say.Speech] = !say.AllowInterruptions;
                    _quietSince = _now;
                    break;
                case TurnDecision.Interrupt interrupt:
                    Interrupted(interrupt);
                    break;
                case TurnDecision.PausePlayout pause:
                    _paused.ShouldBeNull();
                    new SpeechId?[] { _line, _reply }.ShouldContain(pause.Speech);
                    _paused = pause.Speech;
                    break;
                case TurnDecision.ResumePlayout resume:
                    resume.Speech.ShouldBe(_paused!.Value);
                    _paused = null;
                    _quietSince = _now;
                    break;
                case TurnDecision.HangUp:
                    _over = true;
                    break;
            }

            if (_paused is not null && _paused != _line && _paused != _reply)
                _paused = null;
        }

        private SpeechId New(SpeechId id)
        {
            id.Number.ShouldBe(_lastSpeech + 1);
            _lastSpeech = id.Number;
            return id;
        }

        private void Interrupted(TurnDecision.Interrupt interrupt)
        {
            new SpeechId?[] { _line, _reply }.ShouldContain(interrupt.Speech);
            if (interrupt.Reason is InterruptionReason.BargeIn or InterruptionReason.TypedText)
                _protectedLines.GetValueOrDefault(interrupt.Speech).ShouldBeFalse();
            if (interrupt.Speech == _line)
                _line = null;
            else
                _reply = null;
            _quietSince = _now;
        }
    }
}
