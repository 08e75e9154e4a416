namespace Parley.Simulation.Checking;

/// <summary>What language models were asked, and how their answers ended.</summary>
internal static class ModelsCheck
{
    public static IEnumerable<string> Failures(Expectations expect, CallOutcome call) => [.. Requests(expect, call), .. Answers(expect, call)];

    private static IEnumerable<string> Requests(Expectations expect, CallOutcome call)
    {
        var count = call.ModelRequests.Count;
        if (expect.ModelRequests is { } exactly && exactly != count)
            yield return $"model_requests: expected {exactly}, but there were {count}";
        if (count > expect.ModelRequestsAtMost)
            yield return $"model_requests_at_most: expected no more than {expect.ModelRequestsAtMost}, but there were {count}";
        var told = TextPattern.Plain(string.Join(' ', call.ModelRequests.SelectMany(request => request.Messages).Select(message => message.Text)));
        foreach (var missing in expect.ModelTold.Where(words => !TextPattern.IsIn(told, words)))
            yield return $"model_told: \"{missing}\" was in no request";
        foreach (var unwanted in expect.ModelNotTold.Where(words => TextPattern.IsIn(told, words)))
            yield return $"model_not_told: \"{unwanted}\" was in a request";
    }

    private static IEnumerable<string> Answers(Expectations expect, CallOutcome call)
    {
        foreach (var answer in expect.ModelAnswers)
        {
            var times = call.ModelAnswers.Count(answer.Fits);
            if (times == 0 || (answer.Times is { } wanted && wanted != times))
                yield return $"model_answers: expected {answer}{(answer.Times is { } often ? $", {often} times" : "")}, but there were {times}: "
                    + string.Join("; ", call.ModelAnswers);
        }
    }
}
