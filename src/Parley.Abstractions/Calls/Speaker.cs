namespace Parley.Calls;

/// <summary>Whose words these are.</summary>
public enum Speaker
{
    Caller,
    Agent,
}
