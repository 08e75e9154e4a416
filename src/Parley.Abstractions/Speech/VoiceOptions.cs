using Parley.Calls;

namespace Parley.Speech;

/// <param name="Call">For whom.</param>
/// <param name="VoiceProfile">A voice profile's name, such as <c>clear</c>; unknown names get the default voice and a log line.</param>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Rate">1 is the voice's own pace; 1.2 is a fifth faster.</param>
public sealed record VoiceOptions(CallContext Call, string VoiceProfile, string Language, double Rate = 1.0);
