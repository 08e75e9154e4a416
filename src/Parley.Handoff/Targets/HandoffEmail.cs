using System.Text;
using MimeKit;
using Parley.Calls;

namespace Parley.Handoff.Targets;

/// <summary>The record as a plain letter. Sensitive values came masked.</summary>
internal static class HandoffEmail
{
    public static MimeMessage Write(EmailOptions email, HandoffRecord record, string id)
    {
        var letter = new MimeMessage { Subject = Subject(record), Date = record.At, Body = new TextPart("plain") { Text = Body(record, id) } };
        var from = MailboxAddress.Parse(email.From);
        letter.From.Add(from);
        letter.To.Add(MailboxAddress.Parse(email.Queues.GetValueOrDefault(record.Queue) ?? email.To));
        // The same when it is sent again: mailboxes show it once.
        letter.MessageId = $"{id}@{from.Domain}";
        if (record.Urgency == HandoffUrgency.Immediate)
            letter.Priority = MessagePriority.Urgent;
        return letter;
    }

    /// <summary>An answer to the first letter, so that mailboxes show the two together.</summary>
    public static MimeMessage WriteWithdrawal(EmailOptions email, QueuedHandoff handoff)
    {
        var letter = new MimeMessage
        {
            Subject = $"Withdrawn: {Words(handoff.Reason)}, {handoff.Queue.Replace('_', ' ')}", Date = handoff.ClosedAt ?? handoff.At,
            Body = new TextPart("plain") { Text = $"The caller took this back and goes on with the agent: nobody need see to it.\nCall {handoff.Call}, hand-off {handoff.Id}\n" },
        };
        var from = MailboxAddress.Parse(email.From);
        letter.From.Add(from);
        letter.To.Add(MailboxAddress.Parse(email.Queues.GetValueOrDefault(handoff.Queue) ?? email.To));
        letter.MessageId = $"{handoff.Id}.withdrawn@{from.Domain}";
        letter.InReplyTo = $"{handoff.Id}@{from.Domain}";
        return letter;
    }

    private static string Subject(HandoffRecord record) =>
        $"{(record.Urgency == HandoffUrgency.Immediate ? "URGENT: " : "")}{Words(record.Reason)}, {record.Queue.Replace('_', ' ')}";

    private static string Body(HandoffRecord record, string id)
    {
        var body = new StringBuilder();
        body.Append(record.Detail).Append("\n\n").Append(record.Summary).Append("\n\n");
        foreach (var (name, slot) in record.Slots)
            body.Append(name.Replace('_', ' ')).Append(": ").Append(slot.Spoken).Append('\n');
        body.Append("\nLast said:\n");
        foreach (var turn in record.LastTurns)
            body.Append(turn.Speaker == Speaker.Agent ? "  Agent: " : "  Caller: ").Append(turn.Text).Append('\n');
        return $"{body}\nCaller {record.UserId} by {record.Channel}, agent {record.AgentName}\nCall {record.Call.Id}, hand-off {id}\n";
    }

    private static string Words(HandoffReason reason) => reason switch
    {
        HandoffReason.AskedForPerson => "A caller asked for a person",
        HandoffReason.LowConfidence => "A caller was not understood",
        HandoffReason.Anger => "A caller is upset",
        HandoffReason.PolicyBlock => "A caller asked for what the agent may not do",
        HandoffReason.PaymentDispute => "A caller disputes a payment",
        HandoffReason.MedicalEmergency => "A medical emergency",
        HandoffReason.LegalRisk => "A legal matter",
        HandoffReason.SystemError => "A system failed during a call",
        HandoffReason.RepeatedFailure => "A call got stuck",
        _ => "A call needs a person",
    };
}
