namespace Parley.Flows.Engine;

/// <summary>What the engine says of its own where the flow has no words for it.</summary>
internal static class FlowPhrases
{
    public const string NotUnderstood = "Sorry, I did not get that.";
    public const string Confirm = "Please say yes if that is right, or tell me what to change.";
    public const string ConfirmAgain = "Is that right as I read it? A yes is enough.";
    public const string ConfirmHelp = "I read back what I understood. Say yes if it is right, no if it is not, or tell me what to change.";
    public const string Anytime = "You can also say go back, stop, or ask for a person at any time.";
    public const string InvalidValue = "I am sorry, that does not work.";
    public const string StillWorking = "One moment, I am still working on that.";
    public const string TakeYourTime = "Of course, take your time.";
    public const string GoingOn = "All right, let us go on.";
    public const string BackToIt = "Now, back to where we were.";
    public const string Stopped = "All right, I have stopped that.";
    public const string DoneStays = "What is already done stays done.";
    public const string AnythingElse = "Is there anything else I can help you with?";
    public const string FirstQuestion = "That was the first question.";
    public const string Locked = "That is already done, so I cannot change it here. You can ask me for the change afterwards.";
    public const string Here = "Yes, I am here.";
    public const string StillThere = "Are you still there?";
    public const string NobodyThere = "I do not hear you any more, so I will hang up now. Please call again at any time. Goodbye.";
    public const string CutOff = "I am sorry, we were cut off.";
    public const string HowCanIHelp = "How can I help you?";
    public const string Unknown = "I am sorry, I do not have that information.";
    public const string CannotHelp = "I am sorry, I cannot help with that here.";
    public const string ToolFailed = "I am sorry, that did not work just now.";
    public const string Uncertain = "I am sorry, I could not find out whether that went through. Please do not try it a second time; a person will look into it.";
    public const string AwaitingApproval = "A person has to approve that first. I have passed it on, and I will tell you as soon as I know more.";
    public const string DryRun = "I have everything I need. We are only trying this out, so nothing was really done.";
    public const string LateDone = "By the way, what you asked for earlier is done now.";
    public const string LateFailed = "By the way, what you asked for earlier could not be done.";
    public const string LateUncertain = "By the way, I could not find out whether what you asked for earlier went through.";
    public const string Emergency = "If this is an emergency, please hang up now and call your local emergency number. In the United States, call 9 1 1.";
    public const string PersonNext = "A person will take it from here.";

    public const string Withdrawn = "All right, I have taken that back: nobody needs to call you.";
    public const string Stands = "What I have passed on stands, so you may still hear from a colleague.";
    public const string NotWithdrawn = "A colleague sees to it already, so you may still hear from them.";

    public const string OneByOne = "One after the other.";

    public static string AndTheRest(string digits) => $"{digits}, and the rest?";

    public static string AskStop(string flow) => $"Do you want to stop and not {flow}?";

    public static string AskSwitch(string flow) => $"Do you want to {flow} now? We can come back to this afterwards.";

    public static string AskStart(string flow) => $"Do you want to {flow}?";

    public const string TheOtherOne = "see to the other one";
    public const string NowTheOther = "Now to the other one.";

    public static string RightAfter(IReadOnlyList<string> flows) => $"We will {Listed(flows)} right after that.";

    public static string LeftOut(IReadOnlyList<string> flows) => $"All right, I will not {Listed(flows, "or")}.";

    public static string AlsoWanted(string flow) => $"You also wanted to {flow}.";

    public const string AnotherWay = "Another number or address at which somebody can reach you will do as well.";
    public const string WithoutIt = "I cannot go on here without it.";
    public const string OfferPerson = "Would you like a person to see to it?";

    public static string AskWhich(IReadOnlyList<string> flows) => $"Do you want to {Listed(flows, "or")}?";

    public static string Why(string flow) => $"I need it to {flow}.";

    public static string Corrected(string spoken) => $"All right, {spoken}{(spoken.EndsWith('.') ? "" : ".")}";

    public static string Known(string spoken) => $"Yes, {spoken}{(spoken.EndsWith('.') ? "" : ".")}";

    public static string This(string spoken) => $"It is {spoken}{(spoken.EndsWith('.') ? "" : ".")}";

    public static string Ask(string slot) => $"What is the {slot}?";

    private static string Listed(IReadOnlyList<string> flows, string last = "and") =>
        flows.Count < 2 ? string.Concat(flows) : $"{string.Join(", ", flows.SkipLast(1))} {last} {flows[^1]}";
}
