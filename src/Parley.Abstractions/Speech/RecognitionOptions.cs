using Parley.Calls;

namespace Parley.Speech;

/// <param name="Call">Whose speech this is.</param>
/// <param name="Language">BCP 47 tag, such as <c>en</c>.</param>
/// <param name="Interims">Whether interim results are wanted.</param>
public sealed record RecognitionOptions(CallContext Call, string Language, bool Interims = true);
