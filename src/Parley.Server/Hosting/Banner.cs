using System.Net;
using Parley.Agents;
using Parley.LanguageModels;
using Parley.Server.Agents;
using Parley.Speech.Readiness;
using Parley.WebRtc;

namespace Parley.Server.Hosting;

/// <summary>What whoever started the server reads once it runs.</summary>
internal static class Banner
{
    public static void Write(TextWriter output, string address, ParleyOptions options, WebRtcEndpoint media, ISpeechReadiness? speech, IModelStatus? models, IReadOnlyList<AgentFileState> agents)
    {
        output.WriteLine($"Parley is ready: {address}");
        // All at once: what is prepared from now on logs beside it.
        using var text = new StringWriter();
        text.WriteLine(IPAddress.IsLoopback(options.Bind)
            ? "Only this machine can reach it, until callers and staff have identities; --bind ADDRESS opens it to others."
            : $"Warning: whoever reaches {options.Bind} can place calls and read every record; there are no identities yet.");
        if (speech is { MissingFiles: > 0 and var missing })
            text.WriteLine($"Speech: unavailable, as {missing} model files are not in {speech.ModelsFolder}; './parley models' fetches them. What is typed is answered.");
        if (models is not null)
            WriteModels(text, models);
        AgentFileLines.Write(text, agents);
        text.WriteLine($"Media on UDP {media.UdpPorts} and TCP {media.LocalTcp?.Port}; records in {options.DataFolder}. Ctrl-C ends.");
        output.Write(text.ToString());
    }

    private static void WriteModels(TextWriter output, IModelStatus models)
    {
        var named = models.Models.Select(m => $"{m.Model.Name} ({m.Model.Model}, {(m.Model.IsLocal ? "on this machine" : "elsewhere")})");
        output.WriteLine($"Language models: {string.Join(", ", named.DefaultIfEmpty("none; answers come from flows and facts"))}.");
        foreach (var offer in models.Offers.Where(o => o.Used is null))
            output.WriteLine($"{offer.Provider} answers at {offer.Url} and is not used: PARLEY_LOCAL_MODEL=use lets calls use it.");
    }
}
