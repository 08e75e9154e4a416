namespace Parley.Flows.Running;

/// <summary>Another process took the call's dialogue further meanwhile. Nothing of this step was done.</summary>
internal sealed class DialogueConflictException() : Exception("The dialogue of this call was taken further by somebody else.");
