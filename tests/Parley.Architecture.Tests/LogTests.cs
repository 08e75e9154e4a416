using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Parley.Architecture.Tests;

/// <summary>What was said goes only into methods named ...Sensitive, at Trace: DESIGN, section 7, rule 10.</summary>
public sealed class LogTests
{
    // Whole words of a parameter's or a placeholder's name: userText and Said are words spoken, context and line (which names one of the agent's own) are not.
    private static readonly string[] Spoken =
    [
        "text", "texts", "word", "words", "question", "caption", "captions", "transcript", "reply", "answer", "said", "heard", "spoken", "utterance", "sentence",
        "prompt", "content", "arguments", "history", "summary", "slots", "body", "memory", "quote", "passage", "query",
    ];

    private static readonly string[] SpokenTypes = ["Transcript", "TranscriptEntry", "Caption", "ReplyPart", "CallEvent", "ReplyRequest", "ChatMessage", "WordTiming", "ToolCall", "ToolOutcome"];

    private static readonly string[] DirectCalls = ["Log", "LogTrace", "LogDebug", "LogInformation", "LogWarning", "LogError", "LogCritical"];

    [Fact]
    public void WordsSpoken_AreLoggedOnlyAsSensitiveTrace() =>
        SourceTree.Files.SelectMany(file => Faults(file.Tree.GetRoot()).Select(fault => $"{file.Path}: {fault}")).ShouldBeEmpty();

    /// <summary>So that every line of the log has its method, and the rule above sees it.</summary>
    [Fact]
    public void Logs_AreWrittenThroughMethodsOfTheirOwn()
    {
        var direct = from file in SourceTree.Files
                     from call in file.Tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
                     where call.Expression is MemberAccessExpressionSyntax member && DirectCalls.Contains(member.Name.Identifier.Text)
                         && member.Expression.ToString().TrimStart('_').EndsWith("logger", StringComparison.OrdinalIgnoreCase)
                     select $"{file.Path}: {call.ToString().Split('\n')[0]}";
        direct.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""[LoggerMessage(LogLevel.Information, "Turn {Turn}")] partial void LogTurn(int turn, string userText);""")]
    [InlineData("""[LoggerMessage(LogLevel.Debug, "Asked: {Question}")] partial void LogAsked(string what);""")]
    [InlineData("""[LoggerMessage(Level = LogLevel.Error, Message = "Lost {Entry}")] partial void LogLost(TranscriptEntry entry);""")]
    [InlineData("""[LoggerMessage(LogLevel.Debug, "Asked: {Question}")] partial void AskedSensitive(string question);""")]
    public void WordsSpoken_ElsewhereOrLouder_AreFound(string method) => Of(method).ShouldNotBeEmpty();

    [Theory]
    [InlineData("""[LoggerMessage(LogLevel.Trace, "Asked: {Question}")] partial void AskedSensitive(string question);""")]
    [InlineData("""[LoggerMessage(LogLevel.Warning, "The context {Context} of {Call} is lost")] partial void LogLost(string context, CallId call);""")]
    public void OtherFacts_MayBeLogged(string method) => Of(method).ShouldBeEmpty();

    private static IEnumerable<string> Of(string method) =>
        Faults(CSharpSyntaxTree.ParseText($"partial class Some {{ {method} }}", cancellationToken: TestContext.Current.CancellationToken).GetRoot());

    private static IEnumerable<string> Faults(SyntaxNode root) =>
        from method in root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        let attribute = method.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(a => a.Name.ToString() == "LoggerMessage")
        where attribute is not null
        let isSensitive = method.Identifier.Text.EndsWith("Sensitive", StringComparison.Ordinal)
        where isSensitive ? !attribute.ToString().Contains("LogLevel.Trace", StringComparison.Ordinal) : TellsWords(method, attribute)
        select method.Identifier.Text;

    private static bool TellsWords(MethodDeclarationSyntax method, AttributeSyntax attribute)
    {
        var placeholders = attribute.ToString().Split('{').Skip(1).Select(part => part.Split('}', ':', ',')[0]);
        return method.ParameterList.Parameters.Select(parameter => parameter.Identifier.Text).Concat(placeholders).SelectMany(WordsOf).Any(Spoken.Contains)
            || method.ParameterList.Parameters.Any(parameter => parameter.Type!.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(type => SpokenTypes.Contains(type.Identifier.Text)));
    }

    /// <summary>userText: user, text.</summary>
    private static IEnumerable<string> WordsOf(string name)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
            if (i == name.Length || char.IsUpper(name[i]))
            {
                yield return name[start..i].ToLowerInvariant();
                start = i;
            }
    }
}
