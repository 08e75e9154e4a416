using Parley.Tools;

namespace Parley.Handoff;

/// <summary>Writes down, from what is kept of a call, what a tool hands over to a person when nobody holds the call any more. Thread-safe.</summary>
public interface IHandovers
{
    /// <param name="step">The call of the tool, which waited for an approval.</param>
    /// <returns>Null where nothing of it is kept.</returns>
    ValueTask<HandoffRecord?> OfAsync(ToolScope scope, string step, CancellationToken cancellationToken);
}
