using Microsoft.Extensions.DependencyInjection;
using Parley.Knowledge;
using Parley.Understanding.Intents;
using Parley.Understanding.Slots;
using Parley.Understanding.Values;

namespace Parley.Understanding;

public static class UnderstandingServices
{
    /// <summary>Reads caller turns without a language model. Uses an <see cref="ISentenceEmbedderSource"/> where one is registered and words alone where none is.</summary>
    public static IServiceCollection AddUnderstanding(this IServiceCollection services)
    {
        services.AddSingleton<IValueReader, FreeTextReader>();
        services.AddSingleton<IValueReader, NameReader>();
        services.AddSingleton<IValueReader, DateReader>();
        services.AddSingleton<IValueReader, TimeReader>();
        services.AddSingleton<IValueReader, DateTimeReader>();
        services.AddSingleton<IValueReader, PhoneReader>();
        services.AddSingleton<IValueReader, EmailReader>();
        services.AddSingleton<IValueReader, NumberReader>();
        services.AddSingleton<IValueReader, MoneyReader>();
        services.AddSingleton<IValueReader, YesNoReader>();
        services.AddSingleton<IValueReader, ChoiceReader>();
        services.AddSingleton<IValueReader, AddressReader>();
        services.AddSingleton<IValueReader, IdentifierReader>();
        services.AddSingleton<SlotFilling>();
        services.AddSingleton(provider => new IntentScoring(provider.GetService<ISentenceEmbedderSource>()));
        services.AddSingleton<TurnUnderstanding>();
        services.AddSingleton(provider => new SeveralWishes(provider.GetRequiredService<TurnUnderstanding>()));
        services.AddSingleton<ITurnUnderstanding>(provider => provider.GetRequiredService<SeveralWishes>());
        return services;
    }
}
