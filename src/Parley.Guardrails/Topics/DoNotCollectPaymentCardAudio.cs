using Parley.Guardrails.Sensitive;

namespace Parley.Guardrails.Topics;

/// <summary>No card number is asked for or taken by voice: a caller who begins is stopped with another way to pay (PCI DSS, requirement 3.3).</summary>
internal sealed class DoNotCollectPaymentCardAudio : IGuardrail
{
    private const string StopCaller =
        "Please stop there: I can't take card numbers on this call, and I haven't kept any of it. I can tell you about other ways to pay, or get you a person.";

    private const string InsteadOfAsking = "I can't take card numbers on this call. I can tell you about other ways to pay, or get you a person.";

    public string Name => "do_not_collect_payment_card_audio";

    public ValueTask<GuardrailVerdict> InspectAsync(GuardrailSubject subject, CancellationToken cancellationToken) => new(subject.Stage switch
    {
        GuardrailStage.UserText when IsCardData(subject.Text) => Stop(SensitiveCategory.CardNumber.Finding(), StopCaller),
        GuardrailStage.Reply when CardWords.Asks().IsMatch(subject.Text) && !CardWords.SaysNotTo().IsMatch(subject.Text) => Stop("topic.card_request", InsteadOfAsking),
        _ => GuardrailVerdict.Allowed,
    });

    private GuardrailVerdict.Block Stop(string category, string say) => new(new GuardrailFinding(Name, category, 1), say);

    /// <summary>Also what a rule before this one has masked already.</summary>
    private static bool IsCardData(string text)
    {
        foreach (var category in SensitiveCategories.Card)
            if (category != SensitiveCategory.Pin && text.Contains('[' + category.Label() + ']', StringComparison.Ordinal))
                return true;
        if (CardWords.Begins().IsMatch(text))
            return true;
        foreach (var span in SensitiveFinder.Find(text))
            if (span.Category.IsCardData() && span.Category != SensitiveCategory.Pin)
                return true;
        return false;
    }
}
