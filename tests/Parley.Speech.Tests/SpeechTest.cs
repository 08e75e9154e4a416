using Parley.Calls;
using Parley.Tenancy;

namespace Parley.Speech.Tests;

/// <summary>The records every speech test needs.</summary>
internal static class SpeechTest
{
    public static CallContext Call(string id = "call_test", TimeProvider? clock = null) =>
        new(new CallId(id), new TenantContext(TenantId.Parse("clinic_123")), clock ?? TimeProvider.System);

    public static VoiceOptions Voice(string profile) => new(Call(), profile, "en");

    public static RecognitionOptions Recognition(string id = "call_test", bool interims = true) => new(Call(id), "en", interims);
}
