namespace Parley.WebRtc;

/// <summary>
/// How many packets may fail authentication in a second before their like are no longer looked at: refusing costs far more than dropping, and the
/// thread that does it serves other calls too.
/// </summary>
internal struct ForgeryBudget
{
    private const int MostInAWindow = 1000;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private TimeSpan _windowEnds;
    private int _failures;

    public bool IsSpent(TimeSpan now)
    {
        if (now >= _windowEnds)
            (_windowEnds, _failures) = (now + Window, 0);
        return _failures >= MostInAWindow;
    }

    public void Failed() => _failures++;
}
