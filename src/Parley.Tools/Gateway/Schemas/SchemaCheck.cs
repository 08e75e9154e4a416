namespace Parley.Tools.Gateway.Schemas;

/// <summary>One check under way: what was found, and how much work it may still be.</summary>
internal sealed class SchemaCheck
{
    private const int MostFaults = 5;
    private const int MostSteps = 100_000;
    private const int MostDepth = 128;

    private readonly Budget _budget;
    private List<string>? _faults;

    public SchemaCheck() => _budget = new Budget();

    private SchemaCheck(Budget budget) => _budget = budget;

    public IReadOnlyList<string> Faults => _faults ?? (IReadOnlyList<string>)[];

    public bool HasFaults => _faults is not null;

    public void Fault(string path, string fault)
    {
        _faults ??= [];
        if (_faults.Count < MostFaults)
            _faults.Add(path.Length == 0 ? fault : $"{path} {fault}");
    }

    /// <summary>The value was not checked to its end. It is no fault of a branch, which a <c>not</c> would turn into a success, but of the whole.</summary>
    public bool IsSpent => _budget.IsSpent;

    /// <summary>False when no more work may be done.</summary>
    public bool Enter(string path)
    {
        if (++_budget.Steps <= MostSteps && _budget.Depth < MostDepth)
        {
            _budget.Depth++;
            return true;
        }

        _budget.IsSpent = true;
        return false;
    }

    public void Leave() => _budget.Depth--;

    /// <summary>Whether a branch holds, without its faults becoming this check's. Shares the work that is left.</summary>
    public bool Holds(SchemaNode branch, System.Text.Json.Nodes.JsonNode? value, string path)
    {
        var apart = new SchemaCheck(_budget);
        branch.Check(value, path, apart);
        return !apart.HasFaults;
    }

    private sealed class Budget
    {
        public bool IsSpent;
        public int Steps;
        public int Depth;
    }
}
