namespace Parley.LanguageModels;

/// <summary>What a client's exception tells of its server, whatever the client's library calls it.</summary>
public static class ModelFaults
{
    private const string StatusKey = "parley.model_status";
    private const int LongestTold = 300;

    /// <summary>Whether the server took nothing in: it refused with a status, or was never reached.</summary>
    public static bool WasNeverRead(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            if (StatusOf(cause) is >= 400 || cause is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError })
                return true;
        return false;
    }

    /// <summary>On one line for the log: what happened, and why, without a trace. A server's own words are cut.</summary>
    public static string Tell(Exception fault)
    {
        var told = "";
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            if (!told.Contains(cause.Message, StringComparison.Ordinal))
                told = $"{told} {cause.Message}";
        told = string.Join(' ', told.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return told.Length <= LongestTold ? told : $"{told[..LongestTold]}...";
    }

    public static void MarkStatus(Exception fault, int status) => fault.Data[StatusKey] = status;

    /// <summary>The status of HTTP that the server answered with; null where it answered none or the client does not tell.</summary>
    public static int? StatusOf(Exception fault) => fault.Data[StatusKey] as int? ?? (int?)(fault as HttpRequestException)?.StatusCode;
}
