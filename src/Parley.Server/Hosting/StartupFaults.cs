using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Parley.Speech;

namespace Parley.Server.Hosting;

/// <summary>Puts what stopped a start into one sentence, where its remedy is known.</summary>
internal static class StartupFaults
{
    /// <returns>Null for a fault nobody foresaw: then the trace is the better help.</returns>
    public static string? Explain(Exception fault, ParleyOptions options)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
            if (Sentence(cause, options) is { } sentence)
                return sentence;
        return null;
    }

    private static string? Sentence(Exception cause, ParleyOptions options) => cause switch
    {
        StartupException known => known.Message,
        // The models', the operator's settings, the tenants' tool files: each fault names its place.
        OptionsValidationException settings => string.Join(Environment.NewLine, settings.Failures),
        AddressInUseException => PortInUse(options.Port, "--port"),
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } =>
            $"{options.Bind} is no address of this machine: choose another one with --bind.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            $"Port {options.Port} needs more rights than this user has: choose one above 1023 with --port.",
        DllNotFoundException missing => $"A native library is missing ({FirstLine(missing)}): './parley up' installs what is needed.",
        SpeechEngineException engine => $"{FirstLine(engine).TrimEnd('.')}: './parley models' fetches the speech models.",
        FileNotFoundException { FileName: { } file } when file.EndsWith(".onnx", StringComparison.Ordinal) =>
            $"The model file {file} is missing: './parley models' fetches it.",
        SqliteException { SqliteErrorCode: 8 or 10 or 13 or 14 } =>
            $"The database in {options.DataFolder} cannot be written: choose another folder with --data, or free the disk.",
        SqliteException { SqliteErrorCode: 11 or 26 } =>
            $"{Path.Combine(options.DataFolder, "parley.db")} is damaged or no database: move it away, or choose another folder with --data.",
        _ => null,
    };

    internal static string PortInUse(int port, string option) => $"Port {port} is in use: choose another one with {option}.";

    private static string FirstLine(Exception fault) => fault.Message.Split('\n')[0].Trim();
}
