namespace Parley.Flows.Reading;

/// <param name="Path">Where in the file, such as <c>flows.book.nodes.ask_day</c>.</param>
/// <param name="Line">From 1; 0 where nothing stands.</param>
/// <param name="Fault">What is wrong.</param>
internal sealed record SectionFault(string Path, int Line, string Fault);
