namespace Parley.Calls;

/// <summary>Whether the caller agreed to be recorded. Only <see cref="Refused"/> forbids the recording until consent policies arrive.</summary>
public enum ConsentStatus
{
    Unknown,
    Granted,
    Refused,
}
