using Microsoft.Extensions.Configuration;

namespace Parley.Providers.OpenAI.Tests;

internal static class Settings
{
    public static IConfiguration Of(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(v => KeyValuePair.Create(v.Key, v.Value))).Build();
}
