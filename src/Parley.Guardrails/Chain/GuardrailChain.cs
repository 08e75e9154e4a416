using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Agents;

namespace Parley.Guardrails.Chain;

/// <summary>
/// Runs the rules of an agent over a text. A rule that throws or is too slow fails closed where something would leave (replies, arguments)
/// or where strangers' words would come in (retrieved text), and open, marked, for what the caller or a finished tool said: a caller is
/// never left without an answer and a completed result is never lost.
/// </summary>
internal sealed partial class GuardrailChain : IGuardrailChain
{
    private const string Apology = "I'm sorry, I can't say that. Let me get someone who can help.";

    private readonly IReadOnlyList<Rule> _rules;
    private readonly GuardrailMetrics _metrics;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly ILogger<GuardrailChain> _logger;
    private readonly ConditionalWeakTable<AgentDefinition, IGuardrail[]> _selected = [];

    public GuardrailChain(
        IEnumerable<Rule> rules, GuardrailMetrics metrics, TimeProvider clock, IOptions<GuardrailOptions> options, ILogger<GuardrailChain> logger)
    {
        (_rules, _metrics, _clock, _timeout, _logger) = ([.. rules], metrics, clock, options.Value.Timeout, logger);
        Known = _rules.ToDictionary(rule => rule.Guardrail.Name, rule => rule.Description, StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string> Known { get; }

    public async ValueTask<GuardrailOutcome> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken)
    {
        var began = _clock.GetTimestamp();
        List<GuardrailFinding>? findings = null;
        List<string>? remarks = null;
        GuardrailVerdict.Block? block = null;
        foreach (var guardrail in _selected.GetValue(subject.Agent, Select))
        {
            switch (await AskAsync(guardrail, subject, cancellationToken))
            {
                case GuardrailVerdict.Allow { Finding: { } noticed }:
                    Note(noticed, "allow");
                    break;
                case GuardrailVerdict.Replace replacement:
                    Note(replacement.Finding, "replace");
                    subject = subject with { Text = replacement.Text };
                    break;
                case GuardrailVerdict.Remark remark:
                    Note(remark.Finding, "remark");
                    (remarks ??= []).Add(remark.Text);
                    break;
                case GuardrailVerdict.Block stop:
                    Note(stop.Finding, "block");
                    block = stop;
                    break;
            }

            if (block is not null)
                break;
        }

        _metrics.Took(subject.Stage, _clock.GetElapsedTime(began));
        return new GuardrailOutcome(block?.Say ?? subject.Text, block, findings ?? (IReadOnlyList<GuardrailFinding>)[]) { Remarks = block is null && remarks is not null ? remarks : [] };

        void Note(GuardrailFinding finding, string verdict)
        {
            (findings ??= []).Add(finding);
            _metrics.Found(subject.Call.Tenant.Id, subject.Stage, finding, verdict);
        }
    }

    private async ValueTask<GuardrailVerdict> AskAsync(IGuardrail guardrail, GuardrailSubject subject, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var asked = guardrail.InspectAsync(subject, limit.Token);
            // Rules without I/O answer at once: no timer for them.
            return asked.IsCompletedSuccessfully ? asked.Result : await asked.AsTask().WaitAsync(_timeout, _clock, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException)
        {
            await limit.CancelAsync();
            LogSlow(guardrail.Name, subject.Stage);
            return Failed(guardrail, subject, "slow");
        }
        catch (Exception fault)
        {
            // Whatever a rule throws, the call goes on under the stage's rule.
            LogFailed(fault, guardrail.Name, subject.Stage);
            return Failed(guardrail, subject, "threw");
        }
    }

    private GuardrailVerdict Failed(IGuardrail guardrail, GuardrailSubject subject, string reason)
    {
        _metrics.Failed(subject.Stage, guardrail.Name, reason);
        var finding = new GuardrailFinding(guardrail.Name, "guardrail_failed", 1);
        return subject.Stage switch
        {
            GuardrailStage.UserText or GuardrailStage.ToolResult => new GuardrailVerdict.Allow(finding),
            GuardrailStage.Reply => new GuardrailVerdict.Block(finding, Apology, "system_error"),
            _ => new GuardrailVerdict.Block(finding, ""),
        };
    }

    private IGuardrail[] Select(AgentDefinition agent) =>
        [.. _rules.Where(rule => rule.IsAlwaysOn || agent.Guardrails.Contains(rule.Guardrail.Name, StringComparer.Ordinal)).Select(rule => rule.Guardrail)];

    [LoggerMessage(LogLevel.Error, "Guardrail {Guardrail} failed on {Stage}")]
    private partial void LogFailed(Exception fault, string guardrail, GuardrailStage stage);

    [LoggerMessage(LogLevel.Warning, "Guardrail {Guardrail} was too slow on {Stage}")]
    private partial void LogSlow(string guardrail, GuardrailStage stage);
}
