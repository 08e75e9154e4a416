using Parley.Calls;

namespace Parley.Tools;

/// <summary>A call with an effect, as it is stored before it runs.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Call">In which call.</param>
/// <param name="Tool">Which tool.</param>
/// <param name="Step">What asked for it.</param>
/// <param name="At">When.</param>
public sealed record ToolCallStart(string Key, CallId Call, string Tool, string Step, DateTimeOffset At);
