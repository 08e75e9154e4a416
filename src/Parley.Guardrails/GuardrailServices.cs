using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Guardrails.Chain;
using Parley.Guardrails.Conduct;
using Parley.Guardrails.Grounding;
using Parley.Guardrails.Injection;
using Parley.Guardrails.Sensitive;
using Parley.Guardrails.Topics;

namespace Parley.Guardrails;

public static class GuardrailServices
{
    private const string Financial = "I can't give financial advice. I can tell you about our services, or have someone call you.";
    private const string Legal = "I can't give legal advice. I can have someone from our team call you about it.";

    /// <summary>
    /// <see cref="IGuardrailChain"/> with every guardrail, in the order a text passes them, and the masking of what is written. Bind
    /// <see cref="GuardrailOptions"/> and <see cref="MaskingOptions"/> to their sections as needed. Needs logging.
    /// </summary>
    public static IServiceCollection AddGuardrails(this IServiceCollection services)
    {
        services.AddOptions<GuardrailOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<MaskingOptions>().ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<SensitiveText>();
        services.AddSingleton<ISensitiveText>(provider => provider.GetRequiredService<SensitiveText>());
        services.AddSingleton<ISensitiveTranscripts, SensitiveTranscripts>();
        services.AddSingleton<IFoundedText, FoundedText>();
        services.AddSingleton<GuardrailMetrics>();
        services.AddSingleton<IGuardrailChain, GuardrailChain>();

        services.AddRule<SensitiveDataGuardrail>("Card data never reaches a model, a tool or a listener.", always: true);
        services.AddRule<InjectionGuardrail>("Orders to the model in callers' words are noted; in passages and tool results they are left out.", always: true);
        services.AddRule<SelfHarmGuardrail>("A caller who speaks of harming themselves is given help and a person.", always: true);
        services.AddRule<EscalateEmergencyLanguage>("A caller in an emergency is told to call for help, and a person is called.");
        services.AddRule<ConductGuardrail>("Abuse is met calmly, threats call a person, replies stay civil.", always: true);
        services.AddRule<DoNotCollectPaymentCardAudio>("Card numbers are neither asked for nor taken by voice.");
        services.AddRule<DoNotDiagnose>("No diagnosis, dose or all-clear is given.");
        services.AddRule("No advice on money is given.", new TopicRule("financial_advice", "topic.financial_advice", AdviceWords.AsksFinancial(), AdviceWords.GivesFinancial(), Financial));
        services.AddRule("No legal advice is given.", new TopicRule("legal_advice", "topic.legal_advice", AdviceWords.AsksLegal(), AdviceWords.GivesLegal(), Legal));
        services.AddRule<GroundedReplies>("Facts in a reply must rest on passages, tool results or the flow; others are hedged or handed over.");
        services.AddRule<MedicalDisclaimer>("The first reply about health in a call is called general information, once its facts are told.");
        return services;
    }

    private static void AddRule<T>(this IServiceCollection services, string description, bool always = false) where T : class, IGuardrail
    {
        services.AddSingleton<T>();
        services.AddSingleton(provider => new Rule(provider.GetRequiredService<T>(), description, always));
    }

    private static void AddRule(this IServiceCollection services, string description, IGuardrail guardrail) =>
        services.AddSingleton(new Rule(guardrail, description, IsAlwaysOn: false));
}
