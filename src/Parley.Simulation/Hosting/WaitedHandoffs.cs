using Parley.Handoff;
using Parley.Simulation.Time;

namespace Parley.Simulation.Hosting;

/// <summary>Hand-offs, which write to the disk by way of another thread: the clock waits for them.</summary>
internal sealed class WaitedHandoffs(IHandoffs inner, VirtualTime time) : IHandoffs
{
    public async ValueTask<HandoffReceipt> RaiseAsync(HandoffRecord record, CancellationToken cancellationToken)
    {
        time.Work(isUnderWay: true);
        try
        {
            return await inner.RaiseAsync(record, cancellationToken);
        }
        finally
        {
            time.Work(isUnderWay: false);
        }
    }
}
