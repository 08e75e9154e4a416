namespace Parley.LanguageModels;

/// <summary>What a client's exception tells of its server, whatever the client's library calls it.</summary>
public static class ModelFaults
{
    private const string StatusKey = "parley.model_status";

    public static void MarkStatus(Exception fault, int status) => fault.Data[StatusKey] = status;

    /// <summary>The status of HTTP that the server answered with; null where it answered none or the client does not tell.</summary>
    public static int? StatusOf(Exception fault) => fault.Data[StatusKey] as int? ?? (int?)(fault as HttpRequestException)?.StatusCode;
}
