namespace Parley.Dialogue.Tests;

internal static class Replies
{
    public static async Task<List<ReplyPart>> ReadAsync(this IReplyGenerator generator, ReplyRequest request) =>
        await generator.ReplyAsync(request, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    public static string Text(this IEnumerable<ReplyPart> parts) => string.Concat(parts.OfType<ReplyPart.Text>().Select(t => t.Value));
}
